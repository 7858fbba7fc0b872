#pragma once
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "desk/http_message.h"

namespace chancery {

/// The built pages, in memory, compressed where that makes them smaller. Paths that name no file are the one page that
/// shows them all.
class PageFiles {
 public:
  /// Reads a folder. An empty name stands for no pages: then a page says so. Errors: Unreadable.
  static Result<PageFiles> load(const std::string& folder);

  [[nodiscard]] HttpResponse answer(const HttpRequest& request) const;

 private:
  struct File {
    std::string bytes, compressed;  ///< `compressed` (gzip, RFC 1952) is empty where it would not be smaller
    std::string_view type;
  };
  std::map<std::string, File, std::less<>> files_;  ///< by path from the root: /assets/start-3f2a.js
};

}  // namespace chancery
