#pragma once
#include <string>
#include <vector>

#include "base/json_value.h"
#include "register/office/office.h"
#include "register/review/effect.h"

namespace chancery {

/// A name as the reader gives it and as this office wants it: what a correction taught.
struct OwnWord {
  std::string read;   ///< in its plain form (`plain_form`); of a term `type.field: words`
  std::string right;  ///< as it is to stand in records
};

/// Takes over what a correction teaches: a name of a person, body or place. Figures, dates, words of vocabularies and
/// codes teach nothing: they are wrong in one sentence, not everywhere. Only inside a transaction.
Status learn_word(const Office& office, const FieldSchema& field, const std::string& read, const std::string& right);
/// The office teaches a name, post or body directly: `read` is `right` from now on. Errors: BadArgument where either is
/// missing.
Status teach_word(const Office& office, const std::string& read, const std::string& right);
/// The office teaches a term: where `words` stand in the sentence of a fact, `field` of a record of `type` holds
/// `choice`. Errors: BadArgument where there is no such field, or it cannot hold that.
Status teach_term(const Office& office, const std::string& type, const std::string& field, const std::string& words,
                  const std::string& choice);
Status forget_word(const Office& office, const std::string& read);
/// Makes again what an entry `word.learned` or `word.forgotten` of the log made. Only inside a transaction.
Status apply_word(const Office& office, const std::string& read, const Json& change);
Result<std::vector<OwnWord>> list_own_words(const Office& office);

/// Puts the office's own words into what a claim would bring into the register; terms by the words that it cites.
Status apply_own_words(const Office& office, Effect& effect);

}  // namespace chancery
