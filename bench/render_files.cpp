// How quickly pages and office files become text: `render_files FILE...`, the best of five.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

#include "intake/formats/formats.h"

namespace chancery {
namespace {

int time_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  double best = 0;
  std::size_t text = 0;
  std::size_t pages = 0;
  for (int round = 0; round < 5; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    const auto made = render_document({path, std::as_bytes(std::span(bytes)), WorkbookLimits{}});
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (!made) {
      std::fprintf(stderr, "%s\n", made.error().message().c_str());
      return 1;
    }
    text = made->text.size();
    pages = made->layout.pages.size();
    if (round == 0 || seconds < best) best = seconds;
  }
  std::printf("%s: %.2f MB, text %.2f MB, %.1f MB of the file and %.1f MB of text a second\n", path,
              static_cast<double>(bytes.size()) / 1e6, static_cast<double>(text) / 1e6,
              static_cast<double>(bytes.size()) / 1e6 / best, static_cast<double>(text) / 1e6 / best);
  if (pages > 0) std::printf("  %zu pages, %.0f a second\n", pages, static_cast<double>(pages) / best);
  return 0;
}

}  // namespace
}  // namespace chancery

int main(int count, char** arguments) {
  int result = count > 1 ? 0 : 2;
  for (int i = 1; i < count; ++i) result |= chancery::time_file(arguments[i]);
  return result;
}
