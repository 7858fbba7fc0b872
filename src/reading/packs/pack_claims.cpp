#include <algorithm>
#include <cmath>
#include <optional>

#include "reading/claims/claims.h"
#include "reading/packs/pack_reader.h"

// Reads claims.toml (docs/packs.md): rules over concepts.

namespace chancery {
namespace {

/// How sure a claim is whose rule says nothing of it.
constexpr std::uint32_t kUnmeasured = 800;  // thousandths

/// A share from 0 to 1, in thousandths.
std::optional<std::uint32_t> thousandths(const TomlValue& value) {
  const double* share = std::get_if<double>(&value.data);
  if (share == nullptr || !(*share >= 0 && *share <= 1)) return std::nullopt;
  return static_cast<std::uint32_t>(std::lround(*share * 1000));
}

class RuleReader {
 public:
  RuleReader(PackReader& reader, const TomlFile& file, const TomlValue& rule)
      : reader_(reader), file_(file), rule_(rule) {}

  ClaimRuleRecord read() {
    reader_.only(file_, rule_,
                 {"id", "kind", "scope", "anchor", "all", "any", "none", "set", "group", "confidence", "why"});
    ClaimRuleRecord record{kept("id"),  kept("kind"), kept("scope"), kept("anchor"), kept("all"),
                           kept("any"), kept("none"), kept("set"),   kept("group"),  kUnmeasured};
    if (std::find(std::begin(kClaimKinds), std::end(kClaimKinds), text("kind")) == std::end(kClaimKinds))
      refuse("kind", "is no kind of claim: " + text("kind"));
    if (!text("scope").empty() && text("scope") != "clause" && text("scope") != "sentence")
      refuse("scope", "is neither clause nor sentence: " + text("scope"));
    check_anchor();
    for (const std::string_view key : {"all", "any", "none"}) check_conditions(key);
    for (const std::string& entry : words_of(text("set"))) {
      if (entry.find('=') == std::string::npos || entry.starts_with('='))
        refuse("set", "is no attribute=value: " + entry);
    }
    if (const TomlValue* value = rule_.find("confidence")) {
      const auto share = thousandths(*value);
      if (!share) refuse("confidence", "must be a share from 0.0 to 1.0");
      record.confidence = share.value_or(kUnmeasured);
    }
    return record;
  }

 private:
  [[nodiscard]] std::string text(std::string_view key) const {
    const TomlValue* value = rule_.find(key);
    return value != nullptr && value->text() != nullptr ? *value->text() : std::string();
  }
  StringRef kept(std::string_view key) { return reader_.image.string(text(key)); }
  void refuse(std::string_view key, const std::string& reason) {
    const TomlValue* value = rule_.find(key);
    reader_.problem(file_, value != nullptr ? *value : rule_, key, reason);
  }

  void check_anchor() {
    const std::string anchor = text("anchor");
    if (anchor.empty() || anchor == "clause" || anchor.starts_with("amount:")) return;
    if (!anchor.starts_with("word:")) return refuse("anchor", "is neither clause nor word: nor amount: " + anchor);
    std::string names = anchor.substr(anchor.find(':') + 1);
    std::replace(names.begin(), names.end(), '|', ' ');
    for (const std::string& name : words_of(names)) check_concept("anchor", name);
  }
  void check_conditions(std::string_view key) {
    for (std::string word : words_of(text(key))) {
      for (char& c : word) c = c == '|' || c == '<' || c == '>' || c == '~' || c == '/' ? ' ' : c;
      for (const std::string& name : words_of(word)) {
        if (!name.starts_with('@')) {
          check_concept(key, name);
        } else if (std::find(std::begin(kAskedMentions), std::end(kAskedMentions), name.substr(1)) ==
                   std::end(kAskedMentions)) {
          refuse(key, "is no kind of mention: " + name);
        }
      }
    }
  }
  void check_concept(std::string_view key, const std::string& name) {
    if (!reader_.concepts.contains(name)) refuse(key, "no concept of language/common/concepts.toml: " + name);
  }

  PackReader& reader_;
  const TomlFile& file_;
  const TomlValue& rule_;
};

void read_confidence(PackReader& reader, const TomlFile& file) {
  const TomlValue* table = file.root.find("confidence");
  if (table == nullptr) return;
  if (table->table() == nullptr) return reader.problem(file, *table, "confidence", "a table of rules is expected");
  for (const auto& [rule, value] : *table->table()) {
    const auto share = thousandths(value);
    if (!share) {
      reader.problem(file, value, rule, "must be a share from 0.0 to 1.0");
    } else {
      reader.image.confidences.push_back({reader.image.string(rule), *share});
    }
  }
}

}  // namespace

void read_claims(PackReader& reader, const std::string& path, bool required) {
  const auto file = reader.file(path, required);
  if (!file) return;
  reader.only(*file, file->root, {"rule", "confidence"});
  read_confidence(reader, *file);
  const TomlValue* rules = file->root.find("rule");
  if (rules == nullptr) return;
  if (rules->list() == nullptr) return reader.problem(*file, *rules, "rule", "rules are written as [[rule]]");
  std::set<std::string> ids;
  for (const TomlValue& rule : *rules->list()) {
    const TomlValue* id = rule.find("id");
    if (id == nullptr || id->text() == nullptr || !ids.insert(*id->text()).second) {
      reader.problem(*file, rule, "id", "is missing or stands twice");
    }
    reader.image.claim_rules.push_back(RuleReader(reader, *file, rule).read());
    ++reader.rules();
  }
}

}  // namespace chancery
