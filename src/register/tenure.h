#pragma once
#include "register/office/access.h"

namespace chancery {

/// Who held something, and when, as far as the sources tell.
struct Term {
  std::string record;                 ///< the post, as somebody held it
  std::string what;                   ///< its name, with the body: what is held
  std::string holder, holder_name;    ///< the record of the holder, where there is one, and the name
  std::string since, until;           ///< EDTF, where somebody said so; `../2024-05-05`: on that day at the latest
  std::string first_seen, last_seen;  ///< days on which a source shows the holder in it
  bool now = false;                   ///< nothing says that it ended
};

/// Of a post: all who held it, the earliest first. Of a person: all posts held. Of anything else: nothing. As far as
/// the actor may see them.
Result<std::vector<Term>> view_terms(const Office& office, const Record& record, std::int64_t as_of);

}  // namespace chancery
