#include "reading/out/json.h"

#include <array>
#include <charconv>

#include "reading/out/certainty.h"
#include "reading/out/json_out.h"
#include "text/cell_address.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 6> kMentionKinds = {"date",  "amount", "ordinal",
                                                           "place", "person", "organization"};
constexpr std::array<std::string_view, 5> kQualifiers = {"", "about", "over", "under", "nearly"};

void append_share(JsonOut& out, double share) {
  std::array<char, 32> digits;
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), share, std::chars_format::fixed, 2);
  out.raw(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

/// ISO 8601 duration of an amount of years, months or days.
std::string duration(const Mention& m) {
  const char letter = m.name == "year" ? 'Y' : m.name == "month" ? 'M' : 'D';
  return "P" + std::string(m.value) + letter;
}

/// As `attribute_value`; what stands nowhere is made in `room`.
std::string_view value_of(const Packs& packs, const Reading& facts, const Reading& part, const Attribute& a,
                          std::string& room) {
  switch (a.kind) {
    case Attribute::Kind::Text:
    case Attribute::Kind::Number:
      return a.text;
    case Attribute::Kind::Passage:
      return {};
    case Attribute::Kind::Subject: {
      if (facts.subject.empty()) return {};
      const PlaceRecord& record = packs.places()[static_cast<std::size_t>(facts.subject[0])];
      const std::string_view code = packs.text(record.code);
      return code.empty() ? packs.text(record.name) : code;
    }
    case Attribute::Kind::Mention: {
      const Mention& m = part.mentions[a.mention];
      if (m.kind == MentionKind::Amount)
        return m.unit_kind == UnitKind::Duration ? std::string_view(room = duration(m)) : m.value;
      if (m.kind == MentionKind::Person || m.kind == MentionKind::Organization) return m.name;
      return m.value.empty() ? m.name : m.value;
    }
  }
  return {};
}

class Writer {
 public:
  Writer(TextSink& sink, const Packs& packs, const Document& document, const JsonOptions& options)
      : out_(sink), packs_(packs), document_(document), options_(options), mapper_(document.text) {}

  void write() {
    const Reading& facts = document_.facts;
    outside_text("{\"source\":", document_.source);
    if (!document_.path.empty() && document_.path != document_.source) outside_text(",\"path\":", document_.path);
    out_.raw(",\"languages\":[");
    list(facts.languages, [&](const LanguageShare& l) {
      text("{\"code\":", l.code);
      out_.raw(",\"share\":");
      append_share(out_, l.share);
      out_.raw('}');
    });
    out_.raw(']');
    if (!document_.text.format.empty()) text(",\"format\":", document_.text.format);
    if (!facts.title.empty()) text(",\"title\":", facts.title);
    if (!facts.author.empty()) text(",\"author\":", facts.author);
    if (!facts.published.empty()) text(",\"published\":", facts.published);
    if (!facts.url.empty()) text(",\"url\":", facts.url);
    if (!facts.publisher.empty()) text(",\"publisher\":", facts.publisher);
    out_.raw(",\"subject\":[");
    list(facts.subject, [&](std::int32_t place) { out_.text(place_value(place)); });
    out_.raw(']');
    fields();
    out_.raw(",\"mentions\":[");
    each([&](const Part& part) { items(part.reading.mentions, [&](const Mention& m) { mention(m); }); });
    out_.raw("],\"claims\":[");
    each([&](const Part& part) { items(part.reading.claims, [&](const Claim& c) { claim(part, c); }); });
    out_.raw(']');
    each([&](const Part& part) { unread(part.reading); });
    if (any_unread_) out_.raw(']');
    gaps();
    out_.raw('}');
  }

 private:
  template <class Items, class Write>
  void list(const Items& all, Write write) {
    first_ = true;
    items(all, write);
  }

  /// Items of a list that may have begun in an earlier part.
  template <class Items, class Write>
  void items(const Items& all, Write write) {
    for (const auto& item : all) {
      if (!first_) out_.raw(',');
      first_ = false;
      write(item);
    }
  }

  template <class Write>
  void each(Write write) {
    first_ = true;
    document_.parts([&](const Part& part) { write(part); });
  }

  void fields() {
    if (document_.facts.fields.empty()) return;
    out_.raw(",\"fields\":[");
    list(document_.facts.fields, [&](const OfficialField& field) {
      text("{\"kind\":", kFieldKinds[static_cast<std::size_t>(field.kind)]);
      span(field.begin, field.end);
      text(",\"value\":", field.value);
      out_.raw('}');
    });
    out_.raw(']');
  }

  void gaps() {
    const std::vector<Gap>* all = document_.text.gaps;
    if (all == nullptr || all->empty()) return;
    out_.raw(",\"gaps\":[");
    list(*all, [&](const Gap& gap) {
      if (gap.page > 0)
        out_.raw("{\"page\":" + std::to_string(gap.page) + ",");
      else
        out_.raw('{');
      text("\"reason\":", gap.reason);
      out_.raw('}');
    });
    out_.raw(']');
  }

  void unread(const Reading& part) {
    if (part.unread.empty()) return;
    if (!any_unread_) out_.raw(",\"unread\":[");
    any_unread_ = true;
    items(part.unread, [&](const Unread& u) {
      text("{\"language\":", u.code);
      span(u.begin, u.end);
      out_.raw('}');
    });
  }

  template <std::size_t kSize>
  void text(const char (&key)[kSize], std::string_view value) {
    out_.raw(key);
    out_.text(value);
  }
  /// Of the outside world: may hold bytes that are no UTF-8.
  template <std::size_t kSize>
  void outside_text(const char (&key)[kSize], std::string_view value) {
    out_.raw(key);
    out_.outside_text(value);
  }
  void source_text(std::string_view value) {
    if (document_.text.well_formed) {
      out_.text(value);
    } else {
      out_.outside_text(value);
    }
  }

  void span(std::uint32_t begin, std::uint32_t end) {
    const SpanMapper::Span s = mapper_.map(begin, end);
    out_.raw(",\"begin\":");
    out_.number(s.begin);
    out_.raw(",\"end\":");
    out_.number(s.end);
    out_.raw(",\"text\":");
    source_text(s.text);
    if (document_.text.layout != nullptr) place(*document_.text.layout, s.begin, s.end);
  }

  /// Where the text stood in a file that is no plain text.
  void place(const Layout& layout, std::uint32_t begin, std::uint32_t end) {
    const Piece* piece = layout.find(begin);
    if (piece == nullptr) return;
    const auto number = [&](std::string_view key, std::uint32_t value) {
      out_.raw(key);
      out_.number(value);
    };
    if (piece->page > 0) {
      number(",\"at\":{\"page\":", piece->page);
      boxes(layout.words_of(begin, end));
    } else if (piece->paragraph > 0) {
      number(",\"at\":{\"paragraph\":", piece->paragraph);
    } else if (layout.sheets.empty()) {
      number(",\"at\":{\"table\":", piece->table);
      number(",\"row\":", piece->row);
      number(",\"column\":", piece->column);
    } else {
      text(",\"at\":{\"sheet\":", layout.sheets[piece->table - 1]);
      text(",\"cell\":", to_text(CellAddress{piece->row - 1, piece->column - 1}));
    }
    out_.raw('}');
  }

  /// One for each line and page that the words stand on.
  void boxes(std::span<const PageWord> words) {
    out_.raw(",\"boxes\":[");
    for (std::size_t i = 0; i < words.size();) {
      const std::uint32_t page = words[i].page;
      Box box = words[i].box;
      const auto goes_on = [&](const PageWord& next) {  // beside it, not in the line below
        return next.page == page && next.box.left >= box.left && next.box.top < box.bottom && next.box.bottom > box.top;
      };
      if (i > 0) out_.raw(",");
      for (++i; i < words.size() && goes_on(words[i]); ++i) {
        box.right = std::max(box.right, words[i].box.right);
        box.top = std::min(box.top, words[i].box.top);
        box.bottom = std::max(box.bottom, words[i].box.bottom);
      }
      out_.raw("[");
      for (const std::uint32_t value :
           {page, std::uint32_t{box.left}, std::uint32_t{box.top}, std::uint32_t{box.right}}) {
        out_.number(value);
        out_.raw(",");
      }
      out_.number(box.bottom);
      out_.raw("]");
    }
    out_.raw("]");
  }

  [[nodiscard]] std::string_view place_value(std::int32_t place) const {
    const PlaceRecord& record = packs_.places()[static_cast<std::size_t>(place)];
    const std::string_view code = packs_.text(record.code);
    return code.empty() ? packs_.text(record.name) : code;
  }

  void mention(const Mention& m) {
    text("{\"kind\":", kMentionKinds[static_cast<std::size_t>(m.kind)]);
    span(m.begin, m.end);
    switch (m.kind) {
      case MentionKind::Date:
        text(",\"value\":", m.value);
        break;
      case MentionKind::Amount:
        out_.raw(",\"number\":");
        out_.raw(m.value);
        if (!m.most.empty()) {
          out_.raw(",\"number_max\":");
          out_.raw(m.most);
        }
        text(",\"unit\":", m.name);
        if (m.qualifier != Qualifier::None) text(",\"qualifier\":", kQualifiers[static_cast<std::size_t>(m.qualifier)]);
        break;
      case MentionKind::Ordinal:
        out_.raw(",\"number\":");
        out_.raw(m.value);
        break;
      case MentionKind::Place:
        text(",\"value\":", m.value);
        text(",\"name\":", m.name);
        break;
      case MentionKind::Person:
        text(",\"latin\":", m.name);
        break;
      case MentionKind::Organization:
        if (!m.name.empty()) text(",\"name\":", m.name);
        break;
    }
    if (document_.text.layout != nullptr) {
      if (const auto letters = certainty_of(*document_.text.layout, m, mapper_)) certainty(*letters);
    }
    if (m.inferred) out_.raw(",\"inferred\":true");
    if (!m.reason.empty() && (m.inferred || options_.explain == Explain::Yes)) text(",\"reason\":", m.reason);
    text(",\"rule\":", m.rule);
    out_.raw('}');
  }

  void value(const Reading& part, const Attribute& a) {
    if (a.kind == Attribute::Kind::Number) {
      out_.raw(a.text);
    } else if (a.kind == Attribute::Kind::Passage) {
      source_text(mapper_.map(a.begin, a.end).text);
    } else if (a.kind == Attribute::Kind::Mention && part.mentions[a.mention].kind == MentionKind::Ordinal) {
      out_.raw(part.mentions[a.mention].value);
    } else {
      out_.text(value_of(packs_, document_.facts, part, a, room_));
    }
  }

  /// Attributes of one key stand together; more than one of them are a list, topics always.
  void attributes(const Reading& part, const Claim& c) {
    for (std::size_t i = 0; i < c.attributes.size(); ++i) {
      const std::string_view key = c.attributes[i].key;
      bool seen = false;
      for (std::size_t k = 0; k < i; ++k) seen = seen || c.attributes[k].key == key;
      if (seen || (c.attributes[i].kind == Attribute::Kind::Subject && document_.facts.subject.empty())) continue;
      std::size_t count = 0;
      for (const Attribute& a : c.attributes) count += a.key == key ? 1 : 0;
      const bool always = key == "topics" || key == "participants" || key == "parties";
      const bool many = always || (count > 1 && (key == "place" || key == "by" || key == "to" || key == "of"));
      text(",", key);
      out_.raw(':');
      if (many) out_.raw('[');
      bool first = true;
      for (const Attribute& a : c.attributes) {
        if (a.key != key) continue;
        if (!first && !many) break;  // of a single value the first that was found
        if (!first) out_.raw(',');
        first = false;
        value(part, a);
      }
      if (many) out_.raw(']');
    }
  }

  void certainty(std::uint16_t hundredths) {
    out_.raw(",\"certainty\":");
    out_.thousandths(hundredths * 10U);
  }

  void picture(const PictureTrust& trust) {
    certainty(trust.certainty);
    out_.raw(",\"from_picture\":[");
    for (std::size_t i = 0; i < trust.kinds.size(); ++i) {
      if (i > 0) out_.raw(',');
      out_.text(kMentionKinds[static_cast<std::size_t>(trust.kinds[i])]);
    }
    out_.raw(']');
  }

  void claim(const Part& part, const Claim& c) {
    text("{\"kind\":", kClaimKinds[static_cast<std::size_t>(c.kind)]);
    span(c.begin, c.end);
    attributes(part.reading, c);
    if (options_.teller != nullptr)
      outside_text(",\"sentence\":", options_.teller->tell(document_.facts, part.reading, c, mapper_));
    out_.raw(",\"mentions\":[");
    bool first = true;
    for (const std::uint32_t m : c.mentions) {
      if (!first) out_.raw(',');
      first = false;
      out_.number(part.first_mention + m);
    }
    const Layout* layout = document_.text.layout;
    const auto trust = layout == nullptr ? std::nullopt : picture_trust(*layout, part.reading, c, mapper_);
    out_.raw("],\"confidence\":");
    out_.thousandths(trust ? lowered(c.confidence, *trust) : c.confidence);
    if (trust) picture(*trust);
    text(",\"rule\":", c.rule);
    if (options_.explain == Explain::Yes) {
      out_.raw(",\"derivation\":[");
      bool first_step = true;
      for (const std::string& step : derivation(packs_, document_.facts, part.reading, c, mapper_)) {
        if (!first_step) out_.raw(',');
        first_step = false;
        out_.outside_text(step);
      }
      out_.raw(']');
    }
    out_.raw('}');
  }

  JsonOut out_;
  const Packs& packs_;
  const Document& document_;
  const JsonOptions& options_;
  SpanMapper mapper_;
  std::string room_;
  bool first_ = true;
  bool any_unread_ = false;
};

}  // namespace

std::string attribute_value(const Packs& packs, const Reading& facts, const Reading& part, const Attribute& attribute) {
  std::string room;
  return std::string(value_of(packs, facts, part, attribute, room));
}

std::vector<std::string> derivation(const Packs& packs, const Reading& facts, const Reading& part, const Claim& c,
                                    SpanMapper& mapper) {
  std::vector<std::string> out;
  std::string rule = "rule " + std::string(c.rule);
  for (const ClaimRuleRecord& record : packs.claim_rules()) {
    if (packs.text(record.id) != c.rule) continue;
    constexpr std::pair<std::string_view, StringRef ClaimRuleRecord::*> kConditions[] = {
        {"anchor", &ClaimRuleRecord::anchor},
        {"all of", &ClaimRuleRecord::all},
        {"any of", &ClaimRuleRecord::any},
        {"none of", &ClaimRuleRecord::none}};
    for (const auto& [name, condition] : kConditions) {
      const std::string_view text = packs.text(record.*condition);
      if (!text.empty()) ((rule += "; ") += name) += ": " + std::string(text);
    }
  }
  out.push_back(std::move(rule));
  for (const Attribute& a : c.attributes) {
    std::string step(a.key);
    switch (a.kind) {
      case Attribute::Kind::Passage:
        step += " is the words of the text";
        break;
      case Attribute::Kind::Subject:
        if (facts.subject.empty()) continue;
        step += " = " + attribute_value(packs, facts, part, a) + ", which the document is about";
        break;
      case Attribute::Kind::Text:
      case Attribute::Kind::Number:
        step += " = " + std::string(a.text);
        break;
      case Attribute::Kind::Mention: {
        const Mention& m = part.mentions[a.mention];
        const std::string name = attribute_value(packs, facts, part, a);
        step += " = " + (name.empty() ? std::string(m.name) : name) + " from \"" +
                one_line(mapper.map(m.begin, m.end).text, 80) + "\" (" + std::string(m.rule) + ")";
        if (!m.reason.empty()) step += "; " + std::string(m.reason);
        break;
      }
    }
    out.push_back(std::move(step));
  }
  return out;
}

void write_json(TextSink& sink, const Packs& packs, const Document& document, const JsonOptions& options) {
  Writer(sink, packs, document, options).write();
}

void append_json(std::string& out, const Packs& packs, const Reading& reading, const SourceText& text,
                 std::string_view source, std::string_view path, Explain explain) {
  TextSink sink(out);
  write_json(sink, packs, Document::whole(source, path, text, reading), JsonOptions{explain, nullptr});
}

}  // namespace chancery
