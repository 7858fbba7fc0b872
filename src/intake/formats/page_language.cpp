#include "intake/formats/page_language.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "text/utf8.h"

namespace chancery {
namespace {

struct ModelSet {
  std::string_view probe;   ///< one model that tells whether the script is this
  std::string_view models;  ///< what then reads the page: letters of a name or a number stand in Latin everywhere
  std::array<UScriptCode, 3> scripts;
  std::string_view foreign;  ///< a script that is only kept and found
  std::string_view better;   ///< a model of the script as a whole, where it reads its letters better than the probe
};

constexpr UScriptCode kNo = USCRIPT_INVALID_CODE;

// Tesseract's model of orientation and script knows neither Lao nor Khmer (it takes them for Thai and Latin), so that
// the models themselves are asked.
constexpr std::array kSets = {
    ModelSet{"vie", "vie", {USCRIPT_LATIN, kNo, kNo}, {}, {}},
    ModelSet{"eng", "eng", {USCRIPT_LATIN, kNo, kNo}, {}, {}},
    ModelSet{"lao", "lao+eng", {USCRIPT_LAO, kNo, kNo}, {}, "Lao"},
    ModelSet{"tha", "tha+eng", {USCRIPT_THAI, kNo, kNo}, {}, {}},
    ModelSet{"khm", "khm+eng", {USCRIPT_KHMER, kNo, kNo}, {}, {}},
};
// Asked only where those above read nothing.
constexpr std::array kForeign = {
    ModelSet{"chi_sim", "chi_sim+eng", {USCRIPT_HAN, kNo, kNo}, "Chinese", {}},
    ModelSet{"chi_tra", "chi_tra+eng", {USCRIPT_HAN, kNo, kNo}, "Chinese", {}},
    ModelSet{"jpn", "jpn+eng", {USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA}, "Japanese", {}},
    ModelSet{"kor", "kor+eng", {USCRIPT_HANGUL, USCRIPT_HAN, kNo}, "Korean", {}},
    ModelSet{"rus", "rus+eng", {USCRIPT_CYRILLIC, kNo, kNo}, "Russian", {}},
};

const ModelSet* find_set(std::string_view models) {
  const auto is_it = [&](const ModelSet& set) { return models == set.probe || models == set.models; };
  if (const auto* at = std::find_if(kSets.begin(), kSets.end(), is_it); at != kSets.end()) return at;
  const auto* foreign = std::find_if(kForeign.begin(), kForeign.end(), is_it);
  return foreign == kForeign.end() ? nullptr : foreign;
}

struct Letters {
  double own = 0, other = 0;
  double vietnamese = 0;  ///< letters that English has not
};

Letters letters_of(std::string_view text, const ModelSet* set) {
  Letters out;
  const auto* at = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto* end = at + text.size();
  while (at < end) {
    const Utf8Char c = read_utf8(at, end);
    at += c.length;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c.code), &status);
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN) continue;
    const bool own =
        set == nullptr || std::find(set->scripts.begin(), set->scripts.end(), script) != set->scripts.end();
    (own ? out.own : out.other) += 1;
    if (script == USCRIPT_LATIN && c.code > 0x7F) out.vietnamese += 1;
  }
  return out;
}

/// Pixels of ink in each row; none in rows that are mostly black, which are rules of tables, shadow, or what lies
/// around the page.
std::vector<double> ink_of_rows(Pix* grey) {
  constexpr int kThreshold = 140;
  std::vector<double> out;
  const PixPtr black(pixThresholdToBinary(grey, kThreshold));
  Numa* rows = black ? pixCountPixelsByRow(black.get(), nullptr) : nullptr;
  for (int y = 0; y < pixGetHeight(grey); ++y) {
    float count = 0;
    if (rows != nullptr) numaGetFValue(rows, y, &count);
    out.push_back(count > static_cast<float>(pixGetWidth(grey)) / 3 ? 0.0 : static_cast<double>(count));
  }
  numaDestroy(&rows);
  return out;
}

/// The row with the least ink close to `row`, so that no line is cut through.
int between_lines(const std::vector<double>& ink, int row) {
  constexpr int kReach = 50;
  const auto first = ink.begin() + std::max(0, row - kReach);
  const auto last = ink.begin() + std::min(static_cast<int>(ink.size()), row + kReach);
  return first >= last ? row : static_cast<int>(std::min_element(first, last) - ink.begin());
}

/// The part of a page that is tried: some lines with much ink. Null where there is no memory.
PixPtr band_of(Pix* grey) {
  constexpr int kHeight = 480;  // pixels at 300 dots an inch: seven to nine lines
  const int height = pixGetHeight(grey);
  if (height <= kHeight) return PixPtr(pixClone(grey));
  const std::vector<double> ink = ink_of_rows(grey);
  double sum = std::accumulate(ink.begin(), ink.begin() + kHeight, 0.0);
  double best = sum;
  int best_top = 0;
  for (int top = 1; top + kHeight <= height; ++top) {
    sum += ink[static_cast<std::size_t>(top + kHeight - 1)] - ink[static_cast<std::size_t>(top - 1)];
    if (sum <= best) continue;
    best = sum;
    best_top = top;
  }
  const int top = between_lines(ink, best_top);
  const int bottom = between_lines(ink, best_top + kHeight);
  ::Box* const part = boxCreate(0, top, pixGetWidth(grey), std::max(1, bottom - top));
  PixPtr band(pixClipRectangle(grey, part, nullptr));
  ::Box* gone = part;
  boxDestroy(&gone);
  return band;
}

template <class Sets>
ChosenModels best_of(const Sets& sets, Pix* band, bool& any_model) {
  ChosenModels best;
  for (const ModelSet& set : sets) {
    if (!has_model(set.probe)) continue;
    Result<Recognizer> reader = Recognizer::create(std::string(set.probe));
    if (!reader) continue;
    any_model = true;
    const std::vector<RecognizedLine> lines = reader->lines_in_block(band);
    double quality = quality_of(lines, set.probe);
    if (set.probe == "vie") {
      // Both models of Latin letters read both languages; the marks tell which of them it is.
      Letters letters;
      for (const RecognizedLine& line : lines) {
        for (const RecognizedWord& word : line.words) {
          const Letters more = letters_of(word.text, &set);
          letters.own += more.own;
          letters.vietnamese += more.vietnamese;
        }
      }
      constexpr double kShare = 0.04;
      if (letters.own > 0 && letters.vietnamese < kShare * letters.own) quality *= 0.9;
    } else if (set.probe == "eng" && best.models == "vie") {
      quality *= 0.95;
    }
    if (quality > best.quality) best = {std::string(set.models), quality};
    if (best.quality > 90) break;  // no other script is read so well with the wrong models
  }
  return best;
}

}  // namespace

double quality_of(const std::vector<RecognizedLine>& lines, std::string_view models) {
  const ModelSet* set = find_set(models);
  double letters = 0;
  double sum = 0;
  for (const RecognizedLine& line : lines) {
    for (const RecognizedWord& word : line.words) {
      for (const RecognizedLetter& letter : word.letters) {
        const Letters found = letters_of(letter.text, set);
        // Letters of another script are a name or an abbreviation among own ones, or noise.
        letters += found.own + found.other;
        sum += (found.own + found.other * 0.95) * letter.certainty;
      }
    }
  }
  if (letters == 0) return 0;
  // Whatever is shown to it, the network is nine tenths sure of a letter.
  constexpr double kBlind = 90;
  // Lao letters look to the Thai model like Thai ones that were drawn badly, not the other way round.
  constexpr double kThai = 1.8;
  const double certainty = sum / letters - (set != nullptr && set->probe == "tha" ? kThai : 0);
  return std::max(0.0, (certainty - kBlind) * 100 / (100 - kBlind));
}

Result<ChosenModels> choose_models(Pix* grey) {
  const PixPtr band = band_of(grey);
  if (!band) return ChosenModels{};
  bool any_model = false;
  ChosenModels best = best_of(kSets, band.get(), any_model);
  if (!any_model)
    return Error{ErrorKind::NotFound,
                 "needs Tesseract's models (the packages tesseract-ocr-vie, -eng, -lao, -script-laoo, -tha, -khm)",
                 {}};
  if (best.quality < well_read(best.models)) {
    const ChosenModels foreign = best_of(kForeign, band.get(), any_model);
    if (foreign.quality > best.quality) best = foreign;
  }
  return best;
}

double well_read(std::string_view models) {
  constexpr double kLatin = 80;
  constexpr double kOther = 58;
  return models == "vie" || models == "eng" ? kLatin : kOther;
}

std::string_view stacked_script(std::string_view models) {
  const ModelSet* set = find_set(models);
  if (set == nullptr || !set->foreign.empty() || set->scripts.front() == USCRIPT_LATIN) return {};
  return !set->better.empty() && has_model(set->better) ? set->better : set->probe;
}

std::string_view foreign_script(std::string_view models) {
  const ModelSet* set = find_set(models);
  return set == nullptr ? std::string_view() : set->foreign;
}

}  // namespace chancery
