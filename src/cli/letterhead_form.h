#pragma once
#include <string>

#include "follow/rules.h"
#include "register/office/office.h"
#include "report/paper.h"
#include "report/record_form.h"

namespace chancery {

/// What an office writes around the text of a paper; what is not known is empty, and a blank on paper.
struct LetterheadDetails {
  std::string number;  ///< with its symbol
  std::string day;     ///< of issue (EDTF)
  std::string signer;
};

/// Is the letterhead for papers in the language of the screen?
[[nodiscard]] bool is_for(const Letterhead& letterhead, const Screen& screen);

/// What stands above the text: the office below the one above it, beside the state and its motto; number; place and
/// day. Errors: those of `Database`.
Result<PaperBlock> letterhead_block(const Office& office, const Screen& screen, const Letterhead& letterhead,
                                    const LetterheadDetails& details);

/// What stands below it: who gets the paper, and who signs it, with room for the signature.
[[nodiscard]] PaperBlock signature_block(const Letterhead& letterhead, const LetterheadDetails& details);

}  // namespace chancery
