#include "tests/register/small_schema.h"

namespace chancery::test {
namespace {

/// `@word` stands for the label of a word, so that the files below can be read.
std::string with_labels(std::string text) {
  for (std::size_t at = 0; (at = text.find('@', at)) != std::string::npos;) {
    const std::size_t end = text.find('\n', at);
    const std::string label = SmallSchema::label(text.substr(at + 1, end - at - 1));
    text.replace(at, end - at, label);
    at += label.size();
  }
  return text;
}

constexpr const char* kAgreement = R"([record]
id = "agreement"
label = @Agreement
plural = @Agreements
letters = "TT"
name = ["title", "type"]
date = "signed"

[[field]]
id = "title"
type = "text"
label = @Title

[[field]]
id = "type"
type = "choice"
vocabulary = "agreement_type"
identity = "part"
label = @Type

[[field]]
id = "parties"
type = "place"
many = true
identity = "part"
label = @Parties

[[field]]
id = "signed"
type = "date"
identity = "part"
label = @Signed

[[field]]
id = "value"
type = "money"
label = @Value

[[field]]
id = "follows"
type = "link"
links = ["agreement"]
label = @Follows
)";

constexpr const char* kIndicator = R"([record]
id = "indicator"
label = @Figure
plural = @Figures
letters = "SL"
name = ["measure"]
date = "period"

[figure]
measure = "measure"
value = "number"
place = "place"
period = "period"
status = "status"
owner = "owner"
told = ["status", "owner"]

[[field]]
id = "measure"
type = "text"
identity = "key"
label = @Measure

[[field]]
id = "place"
type = "place"
identity = "part"
label = @Place

[[field]]
id = "period"
type = "date"
identity = "part"
label = @Period

[[field]]
id = "number"
type = "decimal"
label = @Number

[[field]]
id = "status"
type = "text"
grows = ["estimated", "provisional", "final"]
label = @Status

[[field]]
id = "owner"
type = "link"
label = @Owner
)";

constexpr const char* kPerson = R"([record]
id = "person"
label = @Person
plural = @People
letters = "CN"
name = ["name"]

[match]
kind = "person"
names = ["name"]

[[field]]
id = "name"
type = "person"
required = true
identity = "strong"
label = @Name
)";

constexpr const char* kPost = R"([record]
id = "post"
label = @Post
plural = @Posts
letters = "CV"
name = ["title"]

[tenure]
holder = "person"
of = ["title", "body"]
until = "until"
seen = "seen"
state = "state"
current = "current"
former = "former"
shared.en = ["vice", "deputy"]

[valid]
from = ["seen"]
end = "until"

[[field]]
id = "title"
type = "text"
required = true
identity = "part"
label = @Title

[[field]]
id = "person"
type = "link"
links = ["person"]
required = true
identity = "part"
label = @Holder

[[field]]
id = "body"
type = "text"
identity = "part"
label = @Body

[[field]]
id = "until"
type = "date"
label = @Until

[[field]]
id = "state"
type = "text"
label = @State

[[field]]
id = "seen"
type = "date"
many = true
label = @Seen
)";

constexpr const char* kCommon = R"([[field]]
id = "notes"
type = "note"
office_only = true
label = @Notes
)";

constexpr const char* kVocabularies = R"([[vocabulary]]
id = "agreement_type"

[[vocabulary.values]]
id = "mou"
label = @Memorandum

[[vocabulary.values]]
id = "treaty"
label = @Treaty
)";

constexpr const char* kClaims = R"([[kind]]
id = "agreement"
told_by = ["type", "parties", "signed", "number", "term", "modality"]
subject = "type"
place = "parties"
period = "signed"
ask = [{ unless = { number = ["*"], modality = ["denied"] } }]

[[kind]]
id = "role"
told_by = ["person", "post", "organization"]
in_wake = true

[[kind]]
id = "indicator"
told_by = ["measure", "of", "period", "as_of", "number", "unit", "status", "modality"]
subject = "measure"
place = "of"
period = "period"
ask = [{ unless = { modality = ["denied"] }, ours = ["of"] }]

[[claim]]
kind = "agreement"
record = "agreement"
fields = { type = "type", parties = "parties", signed = "signed" }

[[claim]]
kind = "role"
record = "post"
fields = { person = "person", post = "title", organization = "body" }
makes = { person = "person" }

[[claim]]
kind = "indicator"
record = "indicator"
fields = { measure = "measure", of = "place", period = "period", number = "number", status = "status", issuer = "owner" }
)";

}  // namespace

SmallSchema::SmallSchema() {
  files_["records/agreement.toml"] = with_labels(kAgreement);
  files_["records/indicator.toml"] = with_labels(kIndicator);
  files_["records/person.toml"] = with_labels(kPerson);
  files_["records/post.toml"] = with_labels(kPost);
  files_["common.toml"] = with_labels(kCommon);
  files_["vocabularies.toml"] = with_labels(kVocabularies);
  files_["claims.toml"] = kClaims;
  files_["measures.toml"] = "[[measure]]\nids = [\"export_value\"]\nowners.en = [\"Customs\"]\n";
  files_["concepts.toml"] = "[[concept]]\nid = \"trade\"\nen = [\"trade\"]\nvi = [\"thương mại\"]\n";
}

std::string SmallSchema::label(const std::string& word) {
  std::string out = "{";
  for (const std::string_view language : kScreenLanguages)
    out += (out.size() > 1 ? ", " : " ") + std::string(language) + " = \"" + word + "\"";
  return out + " }";
}

std::string SmallSchema::write() const {
  for (const auto& [name, text] : files_) folder_.file(name, text);
  return folder_.path();
}

}  // namespace chancery::test
