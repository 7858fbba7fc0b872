#include "desk/page_files.h"

#include <zlib.h>

#include <array>
#include <filesystem>
#include <utility>

#include "base/whole_file.h"
#include "desk/problem.h"

namespace chancery {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".woff2", "font/woff2"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
}};

std::string_view type_of(const std::string& ending) {
  for (const auto& [known, type] : kTypes)
    if (known == ending) return type;
  return "application/octet-stream";
}

/// Gzip at its best; empty where it does not get smaller.
std::string compressed(const std::string& bytes) {
  z_stream stream{};
  constexpr int kGzip = 15 + 16;
  constexpr int kMemory = 9;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(bytes.size(), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write to it
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool fits = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(fits ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

constexpr std::string_view kNoPages =
    "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Chancery</title><p>The pages were not built with "
    "this program. The API is there: <a href=\"/api/docs\">/api/docs</a>.</html>";

}  // namespace

Result<PageFiles> PageFiles::load(const std::string& folder) {
  PageFiles out;
  std::error_code failure;
  if (folder.empty() || !std::filesystem::is_directory(folder, failure)) return out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, failure)) {
    if (!entry.is_regular_file(failure)) continue;
    TRY(bytes, read_whole(entry.path().string()));
    File file;
    file.bytes = std::move(bytes);
    file.type = type_of(entry.path().extension().string());
    file.compressed = compressed(file.bytes);
    out.files_.emplace("/" + std::filesystem::relative(entry.path(), folder).generic_string(), std::move(file));
  }
  return out;
}

HttpResponse PageFiles::answer(const HttpRequest& request) const {
  HttpResponse out;
  if (request.method != "GET" && request.method != "HEAD") {
    out = problem(405, "method", "Pages are only read");
    out.headers.emplace_back("Allow", "GET, HEAD");
    return out;
  }
  auto found = files_.find(request.path);
  const bool asset = request.path.starts_with("/assets/");
  if (found == files_.end() && asset) return problem(404, "not-found", "It is not there");
  if (found == files_.end()) found = files_.find("/index.html");
  if (found == files_.end()) {
    out.headers = {{"Content-Type", "text/html; charset=utf-8"}};
    out.body = kNoPages;
    return out;
  }
  const File& file = found->second;
  const bool gzip =
      !file.compressed.empty() && request.header("accept-encoding").find("gzip") != std::string_view::npos;
  out.headers = {{"Content-Type", std::string(file.type)},
                 {"Vary", "Accept-Encoding"},
                 // Names of assets change with their content.
                 {"Cache-Control", asset ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (gzip) out.headers.emplace_back("Content-Encoding", "gzip");
  out.body = gzip ? file.compressed : file.bytes;
  return out;
}

}  // namespace chancery
