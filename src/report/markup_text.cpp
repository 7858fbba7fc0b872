#include "report/markup_text.h"

#include "base/markup.h"
#include "text/utf8.h"

namespace chancery {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : valid_utf8(text)) {
    const std::string_view entity = entity_of(static_cast<unsigned char>(c));
    if (entity.empty()) {
      out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    } else {
      out += entity;
    }
  }
  return out;
}

}  // namespace chancery
