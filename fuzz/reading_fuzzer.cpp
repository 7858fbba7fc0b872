// Reading of arbitrary bytes as files: decode, fold, read, write. No crash, no hang; every span lies inside the file
// and is none of nothing; reading twice gives the same.
//
// Mere changes of bytes seldom make a word, so the mutator also puts in words and lines of the samples and of the
// packs' cases.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/check.h"
#include "reading/out/json.h"
#include "reading/reader.h"
#include "text/decode.h"
#include "text/utf8.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

using namespace chancery;

const ReadingTools& tools() {
  static const Result<Packs> packs = Packs::open(CHANCERY_PACKS);
  require(packs.has_value());
  static const ReadingTools made(*packs);
  return made;
}

std::string json_of(Reader& reader, const DecodedFile& file, std::size_t file_size, const DocumentFields& fields) {
  const FoldedText folded = fold(file.text());
  PictureText picture;  // every other file, from its second half on
  const auto length = static_cast<std::uint32_t>(folded.text.size());
  if (file_size % 2 == 1) picture.pages.push_back({length / 2, length});
  const Reading reading = reader.read(folded.text, fields, picture);
  const SourceText source{file.text(), &folded.map, file.encoding() == Encoding::Utf8 ? nullptr : &file.map()};
  SpanMapper mapper(source);
  const auto check = [&](std::uint32_t begin, std::uint32_t end) {
    require(begin < end && end <= folded.text.size());
    const SpanMapper::Span span = mapper.map(begin, end);
    require(span.begin < span.end && span.end <= file_size && !span.text.empty());
  };
  std::uint32_t before = 0;
  for (const Mention& mention : reading.mentions) {
    check(mention.begin, mention.end);
    require(mention.begin >= before);
    before = mention.begin;
  }
  for (const Claim& claim : reading.claims) {
    check(claim.begin, claim.end);
    for (const std::uint32_t mention : claim.mentions) require(mention < reading.mentions.size());
    require(claim.confidence <= 1000 && !claim.rule.empty());
  }
  for (const Unread& unread : reading.unread) check(unread.begin, unread.end);
  std::string out;
  append_json(out, tools().packs, reading, source, "file", "", Explain::Yes);
  return out;
}

/// Words and lines that reading knows something to do with.
const std::vector<std::string>& fragments() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> found;
    const auto add_file = [&](const std::filesystem::path& path, std::string_view marks) {
      std::ifstream in(path, std::ios::binary);
      const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(marks, at), text.size());
        if (end > at) found.push_back(text.substr(at, end - at + (end < text.size() ? 1 : 0)));
        at = end + 1;
      }
    };
    for (const auto& entry : std::filesystem::directory_iterator(CHANCERY_SOURCE_DIR "/samples")) {
      add_file(entry.path(), "\n");
      add_file(entry.path(), " \n");
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(CHANCERY_SOURCE_DIR "/language")) {
      if (entry.path().extension() == ".toml") add_file(entry.path(), "\"\n");
      if (entry.path().extension() == ".jsonl") add_file(entry.path(), "\"");
    }
    return found;
  }();
  return all;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  std::mt19937 random(seed);
  if (random() % 3 == 0) return LLVMFuzzerMutate(data, size, most);
  std::string text(reinterpret_cast<const char*>(data), size);
  for (std::size_t count = 1 + random() % 4; count > 0; --count) {
    std::string piece = fragments()[random() % fragments().size()];
    if (random() % 8 == 0) {  // the same again and again: steps that are not linear show
      const std::string once = piece;
      for (std::size_t i = random() % 300; i > 0; --i) piece += once;
    }
    const std::size_t at = text.empty() ? 0 : random() % (text.size() + 1);
    if (random() % 4 == 0) {
      text.replace(at, std::min<std::size_t>(text.size() - at, random() % 40), piece);
    } else {
      text.insert(at, piece);
    }
  }
  text.resize(std::min(text.size(), most));
  std::memcpy(data, text.data(), text.size());
  return text.size();
}

/// Behind U+001E stands what the file says of the document in it, field after field.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  DocumentFields fields;
  const auto* const mark = std::find(data, data + size, std::uint8_t{0x1E});
  if (mark != data + size) {
    std::vector<std::string> said = parts_of(mark + 1, static_cast<std::size_t>(data + size - mark - 1), 6);
    for (std::string& text : said) text = valid_utf8(text);
    fields = {said[0], said[1], said[2], said[3], said[4], said[5]};
    size = static_cast<std::size_t>(mark - data);
  }
  const auto file = decode(std::as_bytes(std::span(data, size)));
  if (!file) {
    require(!file.error().sentence.empty());
    return 0;
  }
  static Reader kept(tools());
  const std::string first = json_of(kept, *file, size, fields);
  // A reader that has read nothing yet gives the same as one that has read much.
  if (size % 16 == 0) {
    Reader fresh(tools());
    require(json_of(fresh, *file, size, fields) == first);
  }
  return 0;
}
