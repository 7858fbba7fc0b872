#include "intake/formats/page_reader.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include "intake/formats/latin_words.h"
#include "intake/formats/line_strips.h"
#include "intake/formats/native_digits.h"
#include "intake/formats/page_language.h"
#include "intake/formats/page_prepare.h"
#include "intake/formats/progress.h"

namespace chancery {
namespace {

/// Pages that are read at the same time in this process, whatever number of documents they are of.
class Places {
 public:
  static Places& all() {
    static Places places;
    return places;
  }
  void take() {
    std::unique_lock lock(mutex_);
    free_.wait(lock, [&] { return left_ > 0; });
    --left_;
  }
  void give() {
    const std::lock_guard lock(mutex_);
    ++left_;
    free_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable free_;
  unsigned left_ = std::max(1U, std::thread::hardware_concurrency());
};

class Place {
 public:
  Place() { Places::all().take(); }
  ~Place() { Places::all().give(); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
};

struct Recognized {
  std::vector<RecognizedLine> lines;
  PageTransform to_shown;
  std::string models;
  double quality = 0;
};

constexpr const char* kLatin = "eng";
constexpr std::string_view kThai = "tha";

/// Words of a strip, with boxes on its page.
std::vector<RecognizedWord> words_of(Recognizer& reader, const LineStrip& strip, bool thai) {
  const auto move = [&](PixelBox& box) {
    box = {box.left + strip.left, box.top + strip.top, box.right + strip.left, box.bottom + strip.top};
  };
  std::vector<RecognizedWord> out = reader.words_of(strip.grey.get());
  if (thai) out = with_thai_digits(std::move(out), strip.grey.get());
  for (RecognizedWord& word : out) {
    move(word.box);
    for (RecognizedLetter& letter : word.letters) move(letter.box);
  }
  return out;
}

/// Reads a page line by line, with the model of its script and, if there is one, that of Latin letters.
std::vector<RecognizedLine> read_strips(Recognizer& own, bool thai, Recognizer* latin, Pix* grey) {
  std::vector<RecognizedLine> out;
  for (const LineStrip& strip : cut_line_strips(grey, own.layout_of(grey))) {
    RecognizedLine line{words_of(own, strip, thai), strip.box, strip.block};
    if (latin != nullptr) line.words = with_latin_words(std::move(line.words), words_of(*latin, strip, false));
    if (!line.words.empty()) out.push_back(std::move(line));
  }
  return out;
}

/// Reads pages one after the other; one a thread.
class PageReader {
 public:
  /// `likely`: the models that read the page before, or empty.
  Result<PageReading> read(Pix* shown, std::string& likely) {
    PageReading out;
    constexpr double kPointsAnInch = 72;
    const int dots = pixGetXRes(shown);
    out.size.picture = true;
    if (dots > 0) {
      out.size.width = static_cast<float>(pixGetWidth(shown) * kPointsAnInch / dots);
      out.size.height = static_cast<float>(pixGetHeight(shown) * kPointsAnInch / dots);
    }
    TRY(found, recognize(shown, likely));
    if (found.quality < kReadable) {
      out.gap = found.lines.empty() ? "this page is a picture in which no text was found"
                                    : "this page is a picture whose text cannot be read";
      return out;
    }
    likely = found.models;
    if (const std::string_view script = foreign_script(found.models); !script.empty())
      out.gap = "this page is in " + std::string(script) + ", which is kept and found but not understood";
    out.lines = to_page_lines(std::move(found.lines), found.to_shown, pixGetWidth(shown), pixGetHeight(shown));
    return out;
  }

 private:
  Result<Recognized> recognize(Pix* shown, const std::string& likely) {
    TRY(page, prepare_page(*shown, 0));
    if (!likely.empty()) {
      TRY(found, with(likely, page));
      if (found.quality >= well_read(likely)) return found;
    }
    TRY(chosen, choose_models(page.grey.get()));
    if (chosen.quality < well_read(chosen.models)) {
      TRY(turned, turn(shown, chosen, page));
      chosen = std::move(turned);
    }
    if (chosen.models.empty()) return Recognized{};
    return with(chosen.models, page);
  }

  /// Tries the page on its other sides; keeps the one that reads best, in `page`.
  Result<ChosenModels> turn(Pix* shown, ChosenModels best, PreparedPage& page) {
    constexpr double kBetter = 10;
    const int likely = quarter_turns_of(page.grey.get());
    std::vector<int> sides = {2, 1, 3};
    std::stable_partition(sides.begin(), sides.end(), [&](int side) { return side == likely; });
    for (const int side : sides) {
      TRY(turned, prepare_page(*shown, side));
      TRY(chosen, choose_models(turned.grey.get()));
      if (chosen.quality <= best.quality + kBetter) continue;
      best = std::move(chosen);
      page = std::move(turned);
      if (best.quality >= well_read(best.models)) break;
    }
    return best;
  }

  Result<Recognized> with(const std::string& models, const PreparedPage& page) {
    Recognized out;
    TRY(lines, lines_with(models, page.grey.get()));
    out.lines = std::move(lines);
    out.to_shown = page.to_shown;
    out.models = models;
    out.quality = quality_of(out.lines, models);
    return out;
  }

  Result<std::vector<RecognizedLine>> lines_with(const std::string& models, Pix* grey) {
    if (const std::string_view own = stacked_script(models); !own.empty()) {
      TRY(reader, reader_of(std::string(own)));
      Recognizer* latin = nullptr;
      if (has_model(kLatin)) {
        TRY(found, reader_of(kLatin));
        latin = found;
      }
      std::vector<RecognizedLine> lines = read_strips(*reader, own == kThai, latin, grey);
      if (!lines.empty()) return lines;
    }
    TRY(reader, reader_of(models));
    return reader->lines_of(grey);
  }

  Result<Recognizer*> reader_of(const std::string& models) {
    const auto known = readers_.find(models);
    if (known != readers_.end()) return &known->second;
    TRY(made, Recognizer::create(models));
    return &readers_.emplace(models, std::move(made)).first->second;
  }

  std::map<std::string, Recognizer> readers_;
};

/// The pages of one document, taken by threads as they come free.
class PageQueue {
 public:
  PageQueue(std::size_t count, const PageSource& source) : source_(source), out_(count) {}

  /// Reads up to `most` pages.
  void work(std::size_t most) {
    PageReader reader;
    for (std::size_t done = 0; done < most; ++done) {
      std::string likely;
      std::size_t page = 0;
      Result<PixPtr> picture = Error{ErrorKind::Unreadable, {}, {}};
      {
        const std::lock_guard lock(mutex_);
        if (next_ >= out_.size() || failed_) return;
        page = next_++;
        likely = likely_;
        picture = source_(page);
      }
      PageReading made;
      made.size.picture = true;
      if (!picture) {
        made.gap = "this page cannot be shown: it " + picture.error().sentence;
      } else {
        const Place place;
        Result<PageReading> read = reader.read(picture->get(), likely);
        const std::lock_guard lock(mutex_);
        if (!read) {
          if (read.error().kind == ErrorKind::NotFound) failed_ = read.error();
          made.gap = "this page cannot be read: it " + read.error().sentence;
        } else {
          made = std::move(*read);
          likely_ = likely;
        }
      }
      const std::lock_guard lock(mutex_);
      out_[page] = std::move(made);
      note_progress();
    }
  }

  Result<std::vector<PageReading>> finish() {
    if (failed_) return *failed_;
    return std::move(out_);
  }

 private:
  const PageSource& source_;
  std::mutex mutex_;
  std::size_t next_ = 0;
  std::string likely_;
  std::optional<Error> failed_;
  std::vector<PageReading> out_;
};

}  // namespace

Result<std::vector<PageReading>> read_page_pictures(std::size_t count, const PageSource& source) {
  PageQueue queue(count, source);
  queue.work(1);  // which tells the others which models to begin with
  std::vector<std::thread> helpers;
  const std::size_t threads =
      std::min<std::size_t>(count - std::min<std::size_t>(count, 1), std::max(1U, std::thread::hardware_concurrency()));
  try {
    for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back([&] { queue.work(count); });
  } catch (const std::system_error&) {
    // No more threads may be made here: those there are read all pages.
  }
  queue.work(count);
  for (std::thread& helper : helpers) helper.join();
  return queue.finish();
}

}  // namespace chancery
