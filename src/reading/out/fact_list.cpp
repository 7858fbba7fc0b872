#include "reading/out/fact_list.h"

#include <algorithm>
#include <cstring>

namespace chancery {

std::size_t group_of(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::Role:
      return 0;
    case ClaimKind::Event:
      return 1;
    case ClaimKind::Agreement:
      return 2;
    case ClaimKind::Indicator:
    case ClaimKind::Project:
      return 3;
    case ClaimKind::Proposal:
      return 4;
    case ClaimKind::Assessment:
    case ClaimKind::Award:
      return 5;
    case ClaimKind::Partnership:
    case ClaimKind::Membership:
      return 6;
  }
  return 0;
}

LineNumbers::LineNumbers(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    ends_.push_back(static_cast<std::uint32_t>(at));
  }
}

std::size_t LineNumbers::at(std::uint32_t offset) const {
  return static_cast<std::size_t>(std::lower_bound(ends_.begin(), ends_.end(), offset) - ends_.begin()) + 1;
}

namespace {

/// The pages that could not be read: page 3, 5–7.
std::string unread_pages(const Document& document, const Wording& words) {
  if (document.text.gaps == nullptr) return {};
  std::string pages;
  const std::vector<Gap>& gaps = *document.text.gaps;
  for (std::size_t i = 0; i < gaps.size();) {
    const std::uint32_t first = gaps[i].page;
    std::uint32_t last = first;
    for (++i; i < gaps.size() && gaps[i].page <= last + 1; ++i) last = gaps[i].page;
    if (last == 0) continue;  // of the file as a whole
    pages += (pages.empty() ? "" : ", ") + std::to_string(first);
    if (last > first) pages += "–" + std::to_string(last);
  }
  return pages.empty() ? pages : words.fill("screen", "page", {{"n", pages}});
}

}  // namespace

Overview overview(const Document& document, const Teller& teller) {
  const Wording& words = teller.words();
  const Reading& facts = document.facts;
  Overview out;
  std::map<std::string_view, std::uint64_t> unread;
  document.parts([&](const Part& part) {
    out.claims += part.reading.claims.size();
    for (const Unread& u : part.reading.unread) ++unread[u.code];
  });
  constexpr double kWorthNaming = 0.02;
  std::vector<std::string> languages;
  for (const LanguageShare& share : facts.languages) {
    if (share.share < kWorthNaming) continue;
    for (const LanguageRecord& record : words.packs().languages()) {
      if (words.packs().text(record.code) == share.code) languages.emplace_back(words.packs().text(record.name));
    }
  }
  if (!languages.empty())
    out.headline.push_back(words.fill("screen", "languages", {{"languages", words.list(languages)}}));
  std::vector<std::string> places;
  for (const std::int32_t place : facts.subject) places.emplace_back(words.place(place));
  if (!places.empty()) out.headline.push_back(words.fill("screen", "about", {{"places", words.list(places)}}));
  if (!facts.published.empty()) {
    out.headline.push_back(words.fill("screen", "published", {{"date", words.date(facts.published)}}));
  }
  if (!facts.publisher.empty()) out.headline.push_back(one_line(facts.publisher));
  out.headline.push_back(out.claims == 0 ? words.word("screen", "no_facts")
                                         : words.count("screen", "facts", out.claims));
  std::string passages = unread_pages(document, words);
  for (const auto& [code, number] : unread) {
    const std::string_view known = words.phrase("language", code);
    const std::string text =
        words.count("screen", "passages", number, {{"language", std::string(known.empty() ? code : known)}});
    (passages += passages.empty() ? "" : "; ") += text;
  }
  if (!passages.empty()) out.not_read = words.fill("screen", "not_read", {{"passages", passages}});
  return out;
}

}  // namespace chancery
