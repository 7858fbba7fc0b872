#include "intake/formats/recognizer.h"

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>
#include <unistd.h>

#include <cstdlib>

namespace chancery {
namespace {

using tesseract::RIL_BLOCK;
using tesseract::RIL_SYMBOL;
using tesseract::RIL_TEXTLINE;
using tesseract::RIL_WORD;

struct FreeText {
  void operator()(char* text) const { delete[] text; }
};
using TextPtr = std::unique_ptr<char, FreeText>;

/// The folder of the models, as Debian's package has it.
std::string model_folder() {
  const char* given = std::getenv("TESSDATA_PREFIX");
  return given != nullptr && *given != '\0' ? given : "/usr/share/tesseract-ocr/5/tessdata";
}

std::unique_ptr<tesseract::TessBaseAPI> open_api(const std::string& models, tesseract::OcrEngineMode mode) {
  auto api = std::make_unique<tesseract::TessBaseAPI>();
  api->SetVariable("debug_file", "/dev/null");
  if (api->Init(model_folder().c_str(), models.c_str(), mode) != 0) return nullptr;
  return api;
}

PixelBox box_of(const tesseract::ResultIterator& at, tesseract::PageIteratorLevel level) {
  PixelBox box;
  at.BoundingBox(level, &box.left, &box.top, &box.right, &box.bottom);
  return box;
}

/// Words are told one by one, but the spaces between them only by the line's text.
void note_spaces(RecognizedLine& line, std::string_view text) {
  std::size_t at = 0;
  for (RecognizedWord& word : line.words) {
    const std::size_t found = text.find(word.text, at);
    if (found == text.npos) continue;
    word.space_before = found == 0 || text[found - 1] == ' ';
    at = found + word.text.size();
  }
}

/// The letters of the word that `word` points to.
std::vector<RecognizedLetter> letters_of(const tesseract::ResultIterator& word) {
  std::vector<RecognizedLetter> out;
  tesseract::ResultIterator at(word);
  do {
    const TextPtr text(at.GetUTF8Text(RIL_SYMBOL));
    if (text && *text != '\0') out.push_back({text.get(), box_of(at, RIL_SYMBOL), at.Confidence(RIL_SYMBOL)});
    if (at.IsAtFinalElement(RIL_WORD, RIL_SYMBOL)) break;
  } while (at.Next(RIL_SYMBOL));
  return out;
}

std::vector<RecognizedLine> take_lines(tesseract::TessBaseAPI& api) {
  std::vector<RecognizedLine> out;
  if (api.Recognize(nullptr) != 0) return out;
  const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
  if (!at) return out;
  int block = 0;
  std::string line_text;
  do {
    const TextPtr text(at->GetUTF8Text(RIL_WORD));
    if (at->IsAtBeginningOf(RIL_BLOCK)) ++block;
    if (at->IsAtBeginningOf(RIL_TEXTLINE)) {
      if (!out.empty()) note_spaces(out.back(), line_text);
      const TextPtr whole(at->GetUTF8Text(RIL_TEXTLINE));
      line_text = whole ? whole.get() : "";
      out.push_back({{}, box_of(*at, RIL_TEXTLINE), block});
    }
    if (!text || *text == '\0' || out.empty()) continue;
    out.back().words.push_back({text.get(), box_of(*at, RIL_WORD), at->Confidence(RIL_WORD), true, letters_of(*at)});
  } while (at->Next(RIL_WORD));
  if (!out.empty()) note_spaces(out.back(), line_text);
  std::erase_if(out, [](const RecognizedLine& line) { return line.words.empty(); });
  return out;
}

}  // namespace

bool has_model(std::string_view name) {
  return access((model_folder() + "/" + std::string(name) + ".traineddata").c_str(), R_OK) == 0;
}

Recognizer::Recognizer(std::unique_ptr<tesseract::TessBaseAPI> api) : api_(std::move(api)) {}
Recognizer::Recognizer(Recognizer&&) noexcept = default;
Recognizer& Recognizer::operator=(Recognizer&&) noexcept = default;
Recognizer::~Recognizer() = default;

Result<Recognizer> Recognizer::create(const std::string& models) {
  auto api = open_api(models, tesseract::OEM_LSTM_ONLY);
  if (!api)
    return Error{ErrorKind::NotFound, "needs Tesseract's models for " + models + ", which are not installed", {}};
  return Recognizer(std::move(api));
}

std::vector<RecognizedLine> Recognizer::lines_of(Pix* grey) { return lines(grey, tesseract::PSM_AUTO); }

std::vector<RecognizedLine> Recognizer::lines_in_block(Pix* grey) { return lines(grey, tesseract::PSM_SINGLE_BLOCK); }

std::vector<LayoutLine> Recognizer::layout_of(Pix* grey) {
  api_->SetPageSegMode(tesseract::PSM_AUTO);
  api_->SetImage(grey);
  std::vector<LayoutLine> out;
  const std::unique_ptr<tesseract::PageIterator> at(api_->AnalyseLayout());
  int block = 0;
  if (at) {
    do {
      if (at->IsAtBeginningOf(RIL_BLOCK)) ++block;
      tesseract::Orientation orientation = tesseract::ORIENTATION_PAGE_UP;
      tesseract::WritingDirection direction = tesseract::WRITING_DIRECTION_LEFT_TO_RIGHT;
      tesseract::TextlineOrder order = tesseract::TEXTLINE_ORDER_TOP_TO_BOTTOM;
      float angle = 0;
      at->Orientation(&orientation, &direction, &order, &angle);
      LayoutLine line{{}, block, orientation == tesseract::ORIENTATION_PAGE_UP};
      if (at->BoundingBox(RIL_TEXTLINE, &line.box.left, &line.box.top, &line.box.right, &line.box.bottom))
        out.push_back(line);
    } while (at->Next(RIL_TEXTLINE));
  }
  api_->Clear();
  return out;
}

std::vector<RecognizedWord> Recognizer::words_of(Pix* strip) {
  std::vector<RecognizedWord> out;
  for (RecognizedLine& line : lines(strip, tesseract::PSM_RAW_LINE))
    std::move(line.words.begin(), line.words.end(), std::back_inserter(out));
  return out;
}

std::vector<RecognizedLine> Recognizer::lines(Pix* grey, int mode) {
  api_->SetPageSegMode(static_cast<tesseract::PageSegMode>(mode));
  api_->SetImage(grey);
  std::vector<RecognizedLine> out = take_lines(*api_);
  api_->Clear();
  return out;
}

int quarter_turns_of(Pix* grey) {
  constexpr float kSure = 2;
  if (!has_model("osd")) return 0;
  const auto api = open_api("osd", tesseract::OEM_TESSERACT_ONLY);
  if (!api) return 0;
  api->SetPageSegMode(tesseract::PSM_OSD_ONLY);
  api->SetImage(grey);
  int degrees = 0;
  float sureness = 0;
  const char* script = nullptr;
  float script_sureness = 0;
  if (!api->DetectOrientationScript(&degrees, &sureness, &script, &script_sureness) || sureness < kSure) return 0;
  return (4 - degrees / 90) % 4;
}

}  // namespace chancery
