#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "reading/packs/pack_reader.h"
#include "text/fold.h"

// Reads the files of one language pack (docs/packs.md), one function a file.

namespace chancery {
namespace {

std::int32_t to_number(std::string_view text) {
  std::int32_t value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

/// The exponent of a power of ten written as a number; -1 for anything else.
std::int32_t power_of_ten(std::string_view text) {
  if (text.empty() || text[0] != '1' || text.find_first_not_of('0', 1) != std::string_view::npos) return -1;
  return static_cast<std::int32_t>(text.size()) - 1;
}

std::string text_of(PackReader& reader, const TomlFile& file, std::string_view key) {
  const TomlValue* value = file.root.find(key);
  if (value == nullptr || value->text() == nullptr) {
    reader.problem(file, file.root, key, "this text is missing");
    return {};
  }
  return *value->text();
}

bool flag_of(const TomlFile& file, std::string_view key) {
  const TomlValue* value = file.root.find(key);
  const bool* flag = value == nullptr ? nullptr : std::get_if<bool>(&value->data);
  return flag != nullptr && *flag;
}

using ListClass = std::pair<std::string_view, Cls>;

/// Reads the lists of `table` that are named in `lists`, and complains about any other.
template <std::size_t N>
void read_lists(PackReader& reader, const TomlFile& file, const TomlValue* table, const std::array<ListClass, N>& lists,
                std::int32_t number = 0) {
  if (table == nullptr || table->table() == nullptr) return;
  for (const auto& [key, value] : *table->table()) {
    const auto* const known =
        std::find_if(lists.begin(), lists.end(), [&](const ListClass& l) { return l.first == key; });
    if (known == lists.end()) {
      if (value.table() == nullptr) reader.problem(file, value, key, "unknown key");
    } else {
      reader.forms(file, key, value, known->second, number);
    }
  }
}

bool read_pack(PackReader& reader, const std::string& folder) {
  const auto file = reader.file(folder + "/pack.toml", true);
  if (!file) return false;
  reader.only(*file, file->root,
              {"code", "name", "english", "script", "letters", "spaces_between_words", "noun_before_number",
               "adjectives_before_noun", "decimal", "numeric_dates", "buddhist_years", "sentence_marks",
               "sentence_starts", "abbreviations", "common_words"});
  LanguageRecord record;
  record.code = reader.image.string(text_of(reader, *file, "code"));
  record.name = reader.image.string(text_of(reader, *file, "name"));
  record.english = reader.image.string(text_of(reader, *file, "english"));
  record.script = reader.image.string(text_of(reader, *file, "script"));
  if (file->root.find("letters") != nullptr) record.letters = reader.image.string(text_of(reader, *file, "letters"));
  record.spaces_between_words = flag_of(*file, "spaces_between_words") ? 1 : 0;
  record.noun_before_number = flag_of(*file, "noun_before_number") ? 1 : 0;
  record.adjectives_first = flag_of(*file, "adjectives_before_noun") ? 1 : 0;
  record.buddhist_years = flag_of(*file, "buddhist_years") ? 1 : 0;
  record.decimal_comma = text_of(reader, *file, "decimal") == "," ? 1 : 0;
  record.month_first = text_of(reader, *file, "numeric_dates") == "mdy" ? 1 : 0;
  reader.language = static_cast<std::uint16_t>(reader.image.languages.size());
  reader.spaced = record.spaces_between_words != 0;
  reader.image.languages.push_back(record);
  const auto list = [&](std::string_view key, Cls cls, std::int32_t number) {
    if (const TomlValue* value = file->root.find(key)) reader.forms(*file, key, *value, cls, number);
  };
  list("sentence_marks", Cls::SentenceMark, 0);
  list("sentence_starts", Cls::SentenceStart, 0);
  list("abbreviations", Cls::Abbreviation, 0);
  list("common_words", Cls::CommonWord, reader.language);
  return true;
}

/// Keys are whole fractions ("3/4"), denominators ("5"), or `bar`.
void read_fractions(PackReader& reader, const TomlFile& file) {
  const TomlValue* table = file.root.find("fractions");
  if (table == nullptr || table->table() == nullptr) return;
  for (const auto& [key, value] : *table->table()) {
    const std::size_t stroke = key.find('/');
    const std::int32_t numerator = stroke == std::string::npos ? 0 : to_number(std::string_view(key).substr(0, stroke));
    const std::int32_t denominator =
        to_number(stroke == std::string::npos ? key : std::string_view(key).substr(stroke + 1));
    if (key == "bar") {
      reader.forms(file, key, value, Cls::FractionBar, 0);
    } else if (denominator < 2 || numerator < 0 || (stroke != std::string::npos && denominator > 999)) {
      reader.problem(file, value, key, "no fraction, no denominator and not `bar`");
    } else if (stroke == std::string::npos) {
      reader.forms(file, key, value, Cls::Denominator, denominator);
    } else {
      reader.forms(file, key, value, Cls::Fraction, numerator * 1000 + denominator);
    }
  }
}

void read_numbers(PackReader& reader, const std::string& folder) {
  const auto file = reader.file(folder + "/numbers.toml", true);
  if (!file) return;
  reader.only(*file, file->root, {"values", "multipliers", "sets", "fractions", "marks", "ordinals"});
  reader.each(*file, file->root.find("values"), Cls::Number, to_number);
  reader.each(*file, file->root.find("multipliers"), Cls::Multiplier, power_of_ten);
  reader.each(*file, file->root.find("sets"), Cls::NumberSet, to_number);
  read_fractions(reader, *file);
  read_lists(reader, *file, file->root.find("marks"),
             std::array<ListClass, 5>{{{"half", Cls::Half},
                                       {"point", Cls::Point},
                                       {"minus", Cls::Minus},
                                       {"and", Cls::NumberAnd},
                                       {"article", Cls::Article}}});
  if (const TomlValue* ordinals = file->root.find("ordinals")) {
    read_lists(reader, *file, ordinals,
               std::array<ListClass, 4>{{{"prefix", Cls::OrdinalPrefix},
                                         {"prefix_joined", Cls::OrdinalPrefixJoined},
                                         {"suffix", Cls::OrdinalSuffix},
                                         {"joint", Cls::OrdinalJoint}}});
    reader.each(*file, ordinals->find("words"), Cls::OrdinalWord, to_number);
    reader.each(*file, ordinals->find("scales"), Cls::OrdinalScale, power_of_ten);
  }
}

constexpr std::array<std::pair<std::string_view, DateSlot>, 11> kSlots = {{{"day", DateSlot::Day},
                                                                           {"month", DateSlot::Month},
                                                                           {"year", DateSlot::Year},
                                                                           {"day2", DateSlot::Day2},
                                                                           {"month2", DateSlot::Month2},
                                                                           {"year2", DateSlot::Year2},
                                                                           {"quarter", DateSlot::Quarter},
                                                                           {"half", DateSlot::Half},
                                                                           {"count", DateSlot::Count},
                                                                           {"numeric_date", DateSlot::Numeric},
                                                                           {"nth_day", DateSlot::NthDay}}};
constexpr std::array<std::pair<std::string_view, DateMakes>, 11> kMakes = {
    {{"date", DateMakes::Date},
     {"quarter", DateMakes::Quarter},
     {"half", DateMakes::Half},
     {"first_months", DateMakes::FirstMonths},
     {"first_half", DateMakes::FirstHalf},
     {"second_half", DateMakes::SecondHalf},
     {"first_quarter", DateMakes::FirstQuarter},
     {"last_quarter", DateMakes::LastQuarter},
     {"since", DateMakes::Since},
     {"first_quarters", DateMakes::FirstQuarters},
     {"last_months", DateMakes::LastMonths}}};

template <class Value, std::size_t N>
std::optional<Value> named(const std::array<std::pair<std::string_view, Value>, N>& table, std::string_view name) {
  for (const auto& [key, value] : table) {
    if (key == name) return value;
  }
  return std::nullopt;
}

bool strip(std::string& text, std::string_view open, std::string_view close) {
  if (text.size() <= open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close)) return false;
  text = text.substr(open.size(), text.size() - open.size() - close.size());
  return true;
}

/// One element of a date pattern; nothing where it names what is not there.
std::optional<DateElement> read_element(PackReader& reader, std::string word) {
  DateElement element;
  if (word.size() > 1 && word.back() == '?') {
    element.optional = 1;
    word.pop_back();
  }
  const bool outside = strip(word, "<<", ">>");
  if (outside || strip(word, "<", ">")) {
    element.outside = outside ? 1 : 0;
    element.cls = word == "era"          ? static_cast<std::uint16_t>(Cls::Era)
                  : word == "month_name" ? static_cast<std::uint16_t>(Cls::Month)
                                         : reader.date_word(word, false);
    if (element.cls == 0) return std::nullopt;
  } else if (strip(word, "{", "}")) {
    const auto slot = named(kSlots, word);
    if (!slot) return std::nullopt;
    element.kind = DateElement::Kind::Slot;
    element.slot = *slot;
  } else {
    element.cls = reader.date_literal(word);
  }
  return element;
}

void read_date_rule(PackReader& reader, const TomlFile& file, const TomlValue& rule, std::set<std::string>& ids) {
  reader.only(file, rule, {"id", "match", "makes", "source"});
  const TomlValue* id = rule.find("id");
  const TomlValue* match = rule.find("match");
  if (id == nullptr || id->text() == nullptr || match == nullptr || match->text() == nullptr) {
    return reader.problem(file, rule, "rule", "needs `id` and `match`");
  }
  if (!ids.insert(*id->text()).second) return reader.problem(file, *id, "id", "stands twice: " + *id->text());
  DateRuleRecord record;
  record.id = reader.image.string(*id->text());
  record.first = static_cast<std::uint32_t>(reader.image.date_elements.size());
  record.language = static_cast<std::uint8_t>(reader.language);
  if (const TomlValue* makes = rule.find("makes")) {
    const auto known = makes->text() == nullptr ? std::nullopt : named(kMakes, *makes->text());
    if (!known) return reader.problem(file, *makes, "makes", "unknown value");
    record.makes = *known;
  }
  for (const std::string& word : words_of(*match->text())) {
    const auto element = read_element(reader, word);
    if (!element) return reader.problem(file, *match, "match", "names no word list and no slot: " + word);
    reader.image.date_elements.push_back(*element);
    ++record.count;
  }
  if (record.count == 0 || record.count > 24) return reader.problem(file, *match, "match", "needs 1 to 24 elements");
  reader.image.date_rules.push_back(record);
  ++reader.rules();
}

void read_dates(PackReader& reader, const std::string& folder) {
  const auto file = reader.file(folder + "/dates.toml", true);
  if (!file) return;
  reader.only(*file, file->root, {"months", "eras", "words", "rule"});
  reader.each(*file, file->root.find("months"), Cls::Month, [](std::string_view key) {
    const std::int32_t month = to_number(key);
    return month >= 1 && month <= 12 ? month : -1;
  });
  reader.each(*file, file->root.find("eras"), Cls::Era, [](std::string_view key) {
    // The Buddhist Era is 543 years ahead of the common era: exact in Thailand from 1941 (Calendar Years Act, B.E.
    // 2483); the Lao and Cambodian years begin in April or May, and documents of the field give them for the civil
    // year.
    return key == "buddhist" ? 543 : key == "common" ? 0 : -1;
  });
  if (const TomlValue* words = file->root.find("words"); words != nullptr && words->table() != nullptr) {
    for (const auto& [key, value] : *words->table()) reader.forms(*file, key, value, reader.date_word(key, true), 0);
  }
  std::set<std::string> ids;
  const TomlValue* rules = file->root.find("rule");
  if (rules != nullptr && rules->list() != nullptr) {
    for (const TomlValue& rule : *rules->list()) read_date_rule(reader, *file, rule, ids);
  }
}

std::int32_t qualifier_number(std::string_view key) {
  constexpr std::array<std::string_view, 5> kNames = {"", "about", "over", "under", "nearly"};
  const auto* const known = std::find(kNames.begin() + 1, kNames.end(), key);
  return known == kNames.end() ? -1 : static_cast<std::int32_t>(known - kNames.begin());
}

void read_units(PackReader& reader, const std::string& folder) {
  const auto file = reader.file(folder + "/units.toml", true);
  if (!file) return;
  reader.only(*file, file->root,
              {"counted", "money", "money_millions", "money_before", "money_small", "measures", "measures_before",
               "durations", "qualifiers", "qualifiers_after", "marks", "count_phrases"});
  const auto units = [&](std::string_view table, Cls cls, UnitKind kind, std::uint8_t power = 0) {
    reader.each(*file, file->root.find(table), cls,
                [&](std::string_view code) { return reader.unit(code, kind, power); });
  };
  units("counted", Cls::Counted, UnitKind::Counted);
  units("money", Cls::Money, UnitKind::Money);
  units("money_millions", Cls::Money, UnitKind::Money, 6);
  units("money_before", Cls::MoneyBefore, UnitKind::Money);
  units("measures", Cls::Measure, UnitKind::Measure);
  units("money_small", Cls::MoneySmall, UnitKind::Money);
  units("measures_before", Cls::MeasureBefore, UnitKind::Measure);
  units("durations", Cls::Duration, UnitKind::Duration);
  reader.each(*file, file->root.find("qualifiers"), Cls::Qualifier, qualifier_number);
  reader.each(*file, file->root.find("qualifiers_after"), Cls::QualifierAfter, qualifier_number);
  read_lists(reader, *file, file->root.find("marks"),
             std::array<ListClass, 5>{{{"classifiers", Cls::Classifier},
                                       {"fillers", Cls::Filler},
                                       {"range", Cls::RangeMark},
                                       {"anaphora", Cls::Anaphora},
                                       {"never", Cls::Never}}});
  reader.each(*file, file->root.find("count_phrases"), Cls::CountPhrase, [](std::string_view key) {
    return key == "number_of" ? static_cast<std::int32_t>(CountPhrase::NumberOf)
           : key == "is"      ? static_cast<std::int32_t>(CountPhrase::Is)
                              : -1;
  });
}

std::int32_t post(PackReader& reader, std::string_view english, bool whole) {
  reader.image.posts.push_back(PostRecord{reader.image.string(english), whole ? 1U : 0U});
  return static_cast<std::int32_t>(reader.image.posts.size()) - 1;
}

void read_names(PackReader& reader, const std::string& folder) {
  const auto file = reader.file(folder + "/names.toml", true);
  if (!file) return;
  read_lists(reader, *file, &file->root,
             std::array<ListClass, 7>{{{"titles", Cls::Title},
                                       {"deputy", Cls::Deputy},
                                       {"former", Cls::Former},
                                       {"acting", Cls::Acting},
                                       {"not_names", Cls::NotName},
                                       {"post_links", Cls::PostLink},
                                       {"named_after", Cls::NamedAfter}}});
  for (const auto& [key, value] : *file->root.table()) {
    if (value.table() != nullptr && key != "posts" && key != "posts_whole" && key != "family_names") {
      reader.problem(*file, value, key, "unknown key");
    }
  }
  reader.each(*file, file->root.find("posts"), Cls::Post,
              [&](std::string_view key) { return post(reader, key, false); });
  reader.each(*file, file->root.find("posts_whole"), Cls::Post,
              [&](std::string_view key) { return post(reader, key, true); });
  read_shown_names(reader, file->root.find("posts"), "post.");
  read_shown_names(reader, file->root.find("posts_whole"), "post.");
  reader.each(*file, file->root.find("family_names"), Cls::Family,
              [&](std::string_view key) { return reader.image.name(key); });
}

void read_org_head(PackReader& reader, const TomlFile& file, const TomlValue& head) {
  reader.only(file, head, {"en", "forms", "level"});
  const TomlValue* english = head.find("en");
  const TomlValue* forms = head.find("forms");
  const TomlValue* level = head.find("level");
  if (english == nullptr || english->text() == nullptr || forms == nullptr) {
    return reader.problem(file, head, "head", "needs `en` and `forms`");
  }
  constexpr std::array<std::pair<std::string_view, OrgLevel>, 3> kLevels = {
      {{"free", OrgLevel::Free}, {"national", OrgLevel::National}, {"provincial", OrgLevel::Provincial}}};
  OrgHeadRecord record;
  record.english = reader.image.string(*english->text());
  if (level != nullptr) {
    const auto known = level->text() == nullptr ? std::nullopt : named(kLevels, *level->text());
    if (!known) return reader.problem(file, *level, "level", "is national, provincial or free");
    record.level = *known;
  }
  reader.image.org_heads.push_back(record);
  read_shown_name(reader, *english->text(), *forms, "head.");
  reader.forms(file, "forms", *forms, Cls::OrgHead, static_cast<std::int32_t>(reader.image.org_heads.size()) - 1);
}

void read_organizations(PackReader& reader, const std::string& folder) {
  const auto file = reader.file(folder + "/organizations.toml", true);
  if (!file) return;
  reader.only(*file, file->root, {"head", "fields", "known", "members", "marks"});
  if (const TomlValue* heads = file->root.find("head"); heads != nullptr && heads->list() != nullptr) {
    for (const TomlValue& head : *heads->list()) read_org_head(reader, *file, head);
  }
  const auto name = [&](std::string_view key) { return reader.image.name(key); };
  read_shown_names(reader, file->root.find("fields"), "field.");
  read_shown_names(reader, file->root.find("known"), "organization.");
  read_shown_names(reader, file->root.find("members"), "organization.");
  reader.each(*file, file->root.find("fields"), Cls::OrgField, name);
  reader.each(*file, file->root.find("known"), Cls::OrgKnown, name);
  reader.each(*file, file->root.find("members"), Cls::OrgMember, name);
  read_lists(reader, *file, file->root.find("marks"),
             std::array<ListClass, 3>{{{"generic", Cls::OrgGeneric}, {"link", Cls::OrgLink}, {"seat", Cls::OrgSeat}}});
}

void read_place_words(PackReader& reader, const std::string& folder) {
  const auto file = reader.file(folder + "/places.toml", true);
  if (!file) return;
  reader.only(*file, file->root, {"heads", "compounds"});
  reader.each(*file, file->root.find("compounds"), Cls::PlaceCompound, [&](std::string_view key) {
    return key.find("{}") == std::string_view::npos ? -1 : reader.image.name(key);
  });
  const TomlValue* heads = file->root.find("heads");
  if (heads == nullptr || heads->table() == nullptr) return reader.problem(*file, file->root, "heads", "is missing");
  constexpr std::array<ListClass, 3> kOthers = {
      {{"people_before", Cls::PeopleBefore}, {"people_after", Cls::PeopleAfter}, {"here", Cls::Here}}};
  for (const auto& [key, value] : *heads->table()) {
    const std::optional<PlaceKind> kind = place_kind(key);
    const auto other = named(kOthers, key);
    if (kind) {
      reader.forms(*file, key, value, Cls::PlaceHead, static_cast<std::int32_t>(*kind));
    } else if (other) {
      reader.forms(*file, key, value, *other, 0);
    } else {
      reader.problem(*file, value, key, "unknown key");
    }
  }
}

void read_words(PackReader& reader, const std::string& folder) {
  const auto file = reader.file(folder + "/words.toml", true);
  if (!file) return;
  reader.only(*file, file->root, {"words"});
  const TomlValue* words = file->root.find("words");
  if (words == nullptr || words->table() == nullptr) return reader.problem(*file, file->root, "words", "is missing");
  for (const auto& [key, value] : *words->table()) {
    const auto known = reader.concepts.find(key);
    if (known == reader.concepts.end()) {
      reader.problem(*file, value, key, "no concept of language/common/concepts.toml");
    } else {
      reader.forms(*file, key, value, known->second, 0);
    }
  }
  for (const auto& [concept_name, cls] : reader.concepts) {
    if (words->find(concept_name) == nullptr) reader.problem(*file, *words, concept_name, "this concept has no words");
  }
}

}  // namespace

/// The concepts that longer forms take over from the forms that they end or begin with.
void read_inherited(PackReader& reader, const TomlFile& file, std::string_view key, std::vector<std::uint16_t>& out) {
  const TomlValue* inherit = file.root.find("inherit");
  const TomlValue* names = inherit == nullptr ? nullptr : inherit->find(key);
  for (const TomlValue& name : names != nullptr && names->list() != nullptr ? *names->list() : TomlList()) {
    const auto known = name.text() == nullptr ? reader.concepts.end() : reader.concepts.find(*name.text());
    if (known == reader.concepts.end()) {
      reader.problem(file, name, key, "no concept of this name");
    } else {
      out.push_back(known->second);
    }
  }
}

/// The words of languages that are told apart but not read.
void read_unread(PackReader& reader, const std::string& path) {
  const auto file = reader.file(path, false);
  if (!file) return;
  reader.only(*file, file->root, {"words"});
  const TomlValue* words = file->root.find("words");
  for (const auto& [code, list] : words != nullptr && words->table() != nullptr ? *words->table() : TomlTable()) {
    if (list.list() == nullptr) {
      reader.problem(*file, *words, code, "is no list of words");
      continue;
    }
    for (const TomlValue& word : *list.list()) {
      if (word.text() == nullptr) {
        reader.problem(*file, *words, code, "holds what is no word");
      } else {
        reader.image.unread_words.push_back({reader.image.string(code), reader.image.string(*word.text())});
      }
    }
  }
}

void read_language(PackReader& reader, const std::string& folder) {
  if (!read_pack(reader, folder)) return;
  read_numbers(reader, folder);
  read_dates(reader, folder);
  read_units(reader, folder);
  read_names(reader, folder);
  read_organizations(reader, folder);
  read_place_words(reader, folder);
  read_words(reader, folder);
  read_sentences(reader, folder);
  read_official(reader, folder);
  read_confusions(reader, folder);
  read_claims(reader, folder + "/claims.toml", false);
}

void read_common(PackReader& reader, const std::string& folder) {
  const auto file = reader.file(folder + "/concepts.toml", true);
  if (!file) return;
  const TomlValue* list = file->root.find("concept");
  if (list == nullptr || list->table() == nullptr) return reader.problem(*file, file->root, "concept", "is missing");
  for (const auto& [name, meaning] : *list->table()) {
    reader.concepts.emplace(name, static_cast<std::uint16_t>(kConcept + reader.image.concepts.size()));
    reader.image.concepts.push_back(reader.image.string(name));
  }
  read_inherited(reader, *file, "from_end", reader.image.from_ends);
  read_inherited(reader, *file, "from_start", reader.image.from_starts);
  read_unread(reader, folder + "/unread.toml");
  read_sentence_keys(reader, folder);
  read_claims(reader, folder + "/claims.toml", true);
}

}  // namespace chancery
