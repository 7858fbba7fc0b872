#include "reading/document_facts.h"

#include <algorithm>
#include <charconv>

#include "base/edtf.h"
#include "reading/names/names.h"

namespace chancery {
namespace {

int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return -1;
  int value = -1;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + digits, value);
  return error == std::errc() && end == text.data() + at + digits ? value : -1;
}

bool is_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

/// A day in the digits of an address: 2024/06/20, 2024-06-20 or 20240620 at the start of a run of digits.
PartialDate day_in_address(std::string_view address) {
  for (std::size_t i = 0; i + 8 <= address.size(); ++i) {
    if (!is_digit(address, i) || (i > 0 && is_digit(address, i - 1))) continue;
    const bool parted = address[i + 4] == '/' || address[i + 4] == '-';
    const std::size_t month = parted ? i + 5 : i + 4;
    const std::size_t day = parted ? month + 3 : month + 2;
    const PartialDate date{number_at(address, i, 4), number_at(address, month, 2), number_at(address, day, 2)};
    if (date.year >= 1990 && date.year <= 2100 && date.month > 0 && date.day > 0 && is_possible(date)) return date;
  }
  return {};
}

}  // namespace

void DocumentFacts::clear() {
  years_.clear();
  places_.clear();
  order_.clear();
  published_year_ = 0;
}

void DocumentFacts::count(const Mention& mention) {
  if (mention.kind == MentionKind::Place && mention.place >= 0 && !mention.secondary) {
    ++places_[mention.place];
    order_.try_emplace(mention.place, static_cast<std::uint32_t>(order_.size()));
  }
  if (mention.kind != MentionKind::Date || mention.needs_year || mention.value.size() < 4) return;
  // A full day or month says when the text happens; a bare year less, a span of years nothing.
  const bool span_of_years = mention.value.size() == 9 && mention.value[4] == '/';
  if (span_of_years || mention.value.ends_with("..")) return;
  const std::size_t end = mention.value.find('/') + 1;  // an anniversary is of its end: 1962-09-05/2024-09-05
  const int year = number_at(mention.value, end, 4);
  if (year < 1900) return;
  if (mention.secondary) {
    ++years_[year + 1];  // figures are compared with those of the year before
    return;
  }
  years_[year] += mention.value.size() >= 10 ? 3 : mention.value.size() >= 7 ? 2 : 1;
}

void DocumentFacts::find_address(std::string_view text, Reading& reading) {
  for (std::size_t at = text.find("http"); at != std::string_view::npos; at = text.find("http", at + 4)) {
    const std::string_view rest = text.substr(at);
    if (!rest.starts_with("http://") && !rest.starts_with("https://")) continue;
    constexpr std::size_t kLongestAddress = 2000;
    const std::string_view address = rest.substr(0, kLongestAddress);
    reading.url = reading.keep(address.substr(0, std::min(address.find_first_of(" \n\"<>"), address.size())));
    const PartialDate day = day_in_address(reading.url);
    if (!day.empty()) {
      reading.published = reading.keep(to_edtf(day));
      published_year_ = day.year;
    }
    return;
  }
}

void DocumentFacts::take(const DocumentFields& fields, Reading& reading) {
  const auto keep = [&](std::string_view Reading::*fact, const std::string& said) {
    if (!said.empty()) reading.*fact = reading.keep(said);
  };
  keep(&Reading::title, fields.title);
  keep(&Reading::author, fields.author);
  keep(&Reading::publisher, fields.publisher);
  keep(&Reading::url, fields.url);
  keep(&Reading::published, fields.published);
  if (fields.published.size() >= 4) published_year_ = number_at(fields.published, 0, 4);
}

int DocumentFacts::implied_year() const {
  if (published_year_ != 0) return published_year_;
  int best = 0;
  int weight = 0;
  for (const auto& [year, w] : years_) {
    if (w > weight || (w == weight && year > best)) {
      best = year;
      weight = w;
    }
  }
  return best;
}

void DocumentFacts::resolve_subject(const Packs& packs, Reading& reading) const {
  struct Candidate {
    std::int32_t place;
    std::uint32_t count, order;
    bool country;
  };
  std::vector<Candidate> candidates;
  for (const auto& [place, count] : places_) {
    const PlaceRecord& record = packs.places()[static_cast<std::size_t>(place)];
    if (packs.text(record.code).empty()) continue;
    candidates.push_back({place, count, order_.at(place), record.kind == PlaceKind::Country});
  }
  const auto better = [](const Candidate& a, const Candidate& b) {
    return a.count != b.count ? a.count > b.count : a.order < b.order;
  };
  std::sort(candidates.begin(), candidates.end(), better);
  // A locality named more than once is what a report or page of this field is about; else the countries are.
  const auto locality =
      std::find_if(candidates.begin(), candidates.end(), [](const Candidate& c) { return !c.country; });
  if (locality != candidates.end() && locality->count >= 2) {
    reading.subject.push_back(locality->place);
    return;
  }
  for (const Candidate& c : candidates) {
    if (reading.subject.size() == 2 || (!reading.subject.empty() && c.count * 2 < candidates.front().count)) break;
    if (c.country || candidates.size() == 1) reading.subject.push_back(c.place);
  }
}

void DocumentFacts::resolve(const Packs& packs, Reading& reading) {
  const int year = implied_year();
  resolve_subject(packs, reading);
  std::string_view locality;
  if (!reading.subject.empty()) {
    const PlaceRecord& subject = packs.places()[static_cast<std::size_t>(reading.subject[0])];
    if (subject.kind != PlaceKind::Country) locality = packs.text(subject.name);
  }
  for (Mention& mention : reading.mentions) {
    if (mention.needs_year && year != 0) {
      std::string value(mention.value);
      const std::string digits = to_edtf(PartialDate{year, 0, 0});
      for (std::size_t at = value.find("XXXX"); at != std::string::npos; at = value.find("XXXX", at))
        value.replace(at, 4, digits);
      mention.value = reading.keep(value);
      mention.inferred = true;
      mention.reason = "the year is that of the document's other dates";
    }
    if (mention.of_subject && !locality.empty()) {
      mention.name = reading.keep(with_locality(std::string(mention.name), locality));
    }
  }
}

}  // namespace chancery
