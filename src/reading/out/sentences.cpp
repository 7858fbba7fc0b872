#include "reading/out/sentences.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace chancery {
namespace {

constexpr std::size_t kQuote = 160;  ///< characters of a passage that a sentence quotes
constexpr std::size_t kParticipants = 6;

/// The script that a text is written in: that of its first letter.
UScriptCode script_of(std::string_view text) {
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(text.size());) {
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, static_cast<std::int32_t>(text.size()), c);
    UErrorCode status = U_ZERO_ERROR;
    if (c >= 0 && u_isalpha(c) != 0) return uscript_getScript(c, &status);
  }
  return USCRIPT_COMMON;
}

/// Puts one claim into words.
class Telling {
 public:
  Telling(const Wording& words, bool same_language, const Reading& facts, const Reading& part, const Claim& claim,
          SpanMapper& mapper)
      : words_(words), same_language_(same_language), facts_(facts), part_(part), claim_(claim), mapper_(mapper) {
    const std::string script(words.packs().text(words.packs().languages()[words.language()].script));
    script_ = static_cast<UScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, script.c_str()));
  }

  std::string sentence() {
    std::string out;
    switch (claim_.kind) {
      case ClaimKind::Role:
        out = filled(text("status") == "former" ? "role_former" : "role", {"person", "post", "organization"});
        break;
      case ClaimKind::Partnership:
        out = filled(variant("partnership", text("status")), {"of", "with", "since"});
        break;
      case ClaimKind::Agreement:
        out = agreement();
        break;
      case ClaimKind::Membership:
        out = filled("membership", {"member", "organization", "since"});
        break;
      case ClaimKind::Event:
        out = event();
        break;
      case ClaimKind::Project:
        out = project();
        break;
      case ClaimKind::Indicator:
        out = indicator();
        break;
      case ClaimKind::Proposal:
        out = proposal();
        break;
      case ClaimKind::Assessment:
        out = filled(variant("assessment", text("polarity")), {"of", "about", "topics"});
        break;
      case ClaimKind::Award:
        out = award();
        break;
    }
    return with_capital(one_line(out)) + std::string(words_.phrase("screen", "stop"));
  }

 private:
  /// The pattern `base_value` where there is one, else `base`.
  [[nodiscard]] std::string variant(const std::string& base, std::string_view value) const {
    std::string key = base + "_" + std::string(value);
    return value.empty() || words_.phrase("claim", key).empty() ? base : key;
  }

  [[nodiscard]] const Attribute* find(std::string_view key) const {
    const auto found = std::find_if(claim_.attributes.begin(), claim_.attributes.end(),
                                    [&](const Attribute& a) { return a.key == key; });
    return found == claim_.attributes.end() ? nullptr : &*found;
  }

  /// The word or digits of an attribute that is no mention; empty where it has none.
  [[nodiscard]] std::string_view text(std::string_view key) const {
    const Attribute* a = find(key);
    return a == nullptr ? std::string_view() : a->text;
  }

  [[nodiscard]] std::string mention(const Mention& m) {
    const std::string_view written = mapper_.map(m.begin, m.end).text;
    switch (m.kind) {
      case MentionKind::Date:
        return words_.date(m.value);
      case MentionKind::Amount: {
        constexpr std::string_view kQualifiers[] = {"", "about", "over", "under", "nearly"};
        return words_.amount(m.value, m.name, m.most, kQualifiers[static_cast<std::size_t>(m.qualifier)]);
      }
      case MentionKind::Ordinal:
        return words_.ordinal(m.value);
      case MentionKind::Place:
        return m.place >= 0 ? std::string(words_.place(m.place)) : std::string(m.name);
      case MentionKind::Person:
        // As written where the reader knows the script; the name in Latin letters has lost its marks.
        return m.name.empty() || script_of(written) == script_ ? one_line(written) : std::string(m.name);
      case MentionKind::Organization:
        if (m.name.empty() || (same_language_ && script_of(written) == script_)) return one_line(written);
        return words_.body(m.name);
    }
    return {};
  }

  [[nodiscard]] std::string shown(const Attribute& a) {
    switch (a.kind) {
      case Attribute::Kind::Mention:
        return mention(part_.mentions[a.mention]);
      case Attribute::Kind::Subject:
        return facts_.subject.empty() ? std::string() : std::string(words_.place(facts_.subject[0]));
      case Attribute::Kind::Passage: {
        // A passage in another language says nothing to the reader; it stands in the source sentence.
        if (!same_language_) return {};
        return words_.fill("list", "quote", {{"text", one_line(mapper_.map(a.begin, a.end).text, kQuote)}});
      }
      case Attribute::Kind::Number:
        return words_.number(a.text);
      case Attribute::Kind::Text:
        break;
    }
    if (a.key == "post") return words_.post(a.text);
    if (a.key == "topics") return words_.word("topic", a.text);
    if (a.key == "status") return words_.word("status", a.text);
    if (a.key == "recurrence") return words_.word("recurrence", a.text);
    if (a.key == "renewal") return words_.word("renewal", a.text == "by agreement" ? "by_agreement" : a.text);
    if (a.key == "direction") return words_.word("event", a.text);
    return std::string(a.text);
  }

  /// All values of a key, as a list.
  [[nodiscard]] std::string value(std::string_view key) {
    std::vector<std::string> items;
    const bool many = key == "topics" || key == "participants" || key == "parties" || key == "by" || key == "to" ||
                      key == "of" || key == "place";
    std::size_t left_out = 0;
    for (const Attribute& a : claim_.attributes) {
      if (a.key != key) continue;
      std::string item = shown(a);
      if (item.empty() || std::find(items.begin(), items.end(), item) != items.end()) continue;
      if (items.size() == kParticipants) {
        ++left_out;
        continue;
      }
      items.push_back(std::move(item));
      if (!many) break;
    }
    if (left_out > 0) items.emplace_back("…");
    return words_.list(items);
  }

  /// The slot of a key, and of each of `own` with what stands there.
  [[nodiscard]] std::string filled(std::string_view pattern, std::initializer_list<std::string_view> keys,
                                   std::vector<Wording::Slot> own = {}) {
    std::vector<Wording::Slot> slots = std::move(own);
    for (const std::string_view key : keys) slots.emplace_back(key, value(key));
    return fill_pattern(words_.phrase("claim", pattern), slots);
  }

  [[nodiscard]] std::string in_modality(std::string sentence) const {
    const std::string_view pattern = words_.phrase("modality", text("modality"));
    if (pattern.empty()) return sentence;
    return fill_pattern(pattern, {{"sentence", std::move(sentence)}});
  }

  [[nodiscard]] std::string figure(std::string_view unit) {
    const std::string_view digits = text("number");
    return digits.empty() ? std::string() : words_.amount(digits, unit, text("number_max"), text("qualifier"));
  }

  [[nodiscard]] std::string agreement() {
    const std::string type = words_.word("agreement", text("type"));
    if (find("number") != nullptr)
      return in_modality(filled("agreement_number", {"parties", "signed"}, {{"amount", figure("agreement")}}));
    const bool is_signed = find("signed") != nullptr || claim_.rule.ends_with(".signed");
    return in_modality(filled(is_signed ? "agreement_signed" : "agreement",
                              {"parties", "signed", "effective", "term", "renewal", "notice", "subject"},
                              {{"type", type}}));
  }

  [[nodiscard]] std::string event() {
    const std::string type = words_.word("event", text("type"));
    return in_modality(filled("event", {"name", "ordinal", "place", "date", "participants", "direction"},
                              {{"type", type}, {"amount", figure("event")}}));
  }

  [[nodiscard]] std::string project() {
    const std::string worth = find("value") == nullptr ? std::string() : words_.amount(text("value"), text("currency"));
    return filled(find("number") != nullptr ? "project_number" : "project", {"name", "of", "partner", "status"},
                  {{"type", words_.word("project", text("type"))}, {"amount", figure("project")}, {"value", worth}});
  }

  [[nodiscard]] std::string indicator() {
    std::string growth;
    if (std::string_view digits = text("growth_percent"); !digits.empty()) {
      const bool down = digits.starts_with('-');
      if (down) digits.remove_prefix(1);
      growth = words_.fill("number", down ? "down" : "up", {{"n", words_.amount(digits, "%")}});
    }
    std::string plan;
    if (const std::string_view digits = text("plan_percent"); !digits.empty()) {
      plan = words_.fill("number", "plan", {{"n", words_.amount(digits, "%")}});
    }
    return filled("indicator", {"of", "period", "status"},
                  {{"measure", words_.word("measure", text("measure"))},
                   {"amount", figure(text("unit"))},
                   {"growth", growth},
                   {"plan", plan}});
  }

  [[nodiscard]] std::string proposal() {
    const std::string_view commitment = text("commitment");
    return filled(variant("proposal", commitment.empty() ? text("modality") : commitment),
                  {"by", "to", "about", "topics", "due", "recurrence"});
  }

  [[nodiscard]] std::string award() {
    std::string name = value("award");
    if (name.empty()) name = words_.word("word", "award");
    return filled("award", {"to", "by", "date"}, {{"award", name}});
  }

  const Wording& words_;
  bool same_language_;
  const Reading& facts_;
  const Reading& part_;
  const Claim& claim_;
  SpanMapper& mapper_;
  UScriptCode script_ = USCRIPT_LATIN;
};

}  // namespace

Teller::Teller(Wording words) : words_(std::move(words)) {}

std::optional<Teller> Teller::create(const Packs& packs, std::string_view code) {
  for (std::size_t i = 0; i < packs.languages().size(); ++i) {
    if (packs.text(packs.languages()[i].code) == code) return Teller(Wording(packs, i));
  }
  return std::nullopt;
}

bool Teller::reads(const Reading& facts) const {
  return !facts.languages.empty() && facts.languages[0].code == words_.code();
}

std::string Teller::tell(const Reading& facts, const Reading& part, const Claim& claim, SpanMapper& mapper) const {
  return Telling(words_, reads(facts), facts, part, claim, mapper).sentence();
}

}  // namespace chancery
