#include "intake/formats/page_prepare.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "intake/formats/ink_pieces.h"
#include "intake/formats/page_stamp.h"

namespace chancery {
namespace {

constexpr double kTarget = 300;  // dots an inch that Tesseract's models were made with
constexpr double kNearEnough = 1.25;
constexpr int kWhite = 255;

double scale_for(double dpi) {
  const double scale = kTarget / dpi;
  return scale > 1 / kNearEnough && scale < kNearEnough ? 1.0 : std::clamp(scale, 0.2, 3.0);
}

PixPtr even_background(PixPtr grey) {
  constexpr int kTile = 16;
  constexpr int kDark = 60;  // no background
  constexpr int kLeastCount = 60;
  constexpr int kSmooth = 2;
  PixPtr even(
      pixBackgroundNorm(grey.get(), nullptr, nullptr, kTile, kTile, kDark, kLeastCount, kPaper, kSmooth, kSmooth));
  return even ? std::move(even) : std::move(grey);  // a page smaller than a tile stays as it is
}

/// The table that a photographed page lies on, and the edges of a scanner's glass, become paper: all that is dark up to
/// the edge of the picture. Of a page that is dark itself nothing is taken.
void clear_surroundings(Pix* grey) {
  constexpr double kMost = 0.5;  // of the picture
  constexpr int kRim = 9;        // pixels of half shadow
  const PixPtr black = to_black_and_white(grey);
  const PixPtr edge(black ? pixExtractBorderConnComps(black.get(), 4) : nullptr);
  float share = 0;
  if (!edge || pixForegroundFraction(edge.get(), &share) != 0 || share == 0 || share > kMost) return;
  const PixPtr wide(pixDilateBrick(nullptr, edge.get(), kRim, kRim));
  if (wide) pixSetMasked(grey, wide.get(), kPaper);
}

void make_level(PreparedPage& page) {
  constexpr float kSweep = 8;  // degrees to either side
  constexpr float kStep = 1;
  constexpr float kFine = 0.01F;
  constexpr float kSure = 3;
  constexpr float kLeast = 0.05F;
  const PixPtr black = to_black_and_white(page.grey.get());
  float angle = 0;
  float sureness = 0;
  if (!black || pixFindSkewSweepAndSearch(black.get(), &angle, &sureness, 4, 2, kSweep, kStep, kFine) != 0) return;
  if (sureness < kSure || std::abs(angle) < kLeast) return;
  const double radians = angle * std::numbers::pi / 180;
  PixPtr level(pixRotateAMGray(page.grey.get(), static_cast<float>(radians), kWhite));
  if (!level) return;
  page.to_shown =
      PageTransform::rotated_back(radians, pixGetWidth(level.get()), pixGetHeight(level.get())).then(page.to_shown);
  page.grey = std::move(level);
}

/// Lines that come closer to each other on one side than on the other are made to run side by side.
void make_parallel(PreparedPage& page) {
  constexpr int kSlices = 10;
  constexpr float kSweep = 5;
  constexpr float kStep = 1;
  constexpr float kFine = 0.01F;
  constexpr double kLeast = 0.35;  // degrees between the first line and the last
  constexpr double kMost = 8;
  const PixPtr black = to_black_and_white(page.grey.get());
  if (!black) return;
  float slope = 0;
  float first = 0;
  Numa* angles = pixGetLocalSkewAngles(black.get(), kSlices, 4, 2, kSweep, kStep, kFine, &slope, &first, 0);
  if (angles == nullptr) return;
  numaDestroy(&angles);
  const double between = std::abs(double{slope}) * pixGetHeight(black.get());
  if (between < kLeast || between > kMost) return;
  Pta* from = nullptr;
  Pta* to = nullptr;
  if (pixGetLocalSkewTransform(black.get(), kSlices, 4, 2, kSweep, kStep, kFine, &from, &to) != 0) return;
  const PtaPtr from_owned(from);
  const PtaPtr to_owned(to);
  float* back = nullptr;
  if (getProjectiveXformCoeffs(to, from, &back) != 0) return;
  PixPtr parallel(pixProjectiveGray(page.grey.get(), back, kWhite));
  if (parallel) {
    page.to_shown =
        PageTransform({back[0], back[1], back[2], back[3], back[4], back[5], back[6], back[7], 1}).then(page.to_shown);
    page.grey = std::move(parallel);
  }
  lept_free(back);
}

}  // namespace

double resolution_of(const Pix& page) {
  constexpr double kShortSide = 8.27;  // inches, of A4
  constexpr double kLeast = 60;
  constexpr double kMost = 1300;
  const double as_a4 = std::min(pixGetWidth(&page), pixGetHeight(&page)) / kShortSide;
  const double said = pixGetXRes(&page);
  // Telephones write 72 whatever they took: what would make a page of more than three feet is not believed.
  const bool possible = said >= kLeast && said <= kMost && said > as_a4 / 4 && said < as_a4 * 4;
  return possible ? said : std::max(as_a4, kLeast);
}

Result<PreparedPage> prepare_page(const Pix& shown, int quarter_turns) {
  const Error no_memory{ErrorKind::TooLarge, "is a picture larger than the memory that is left", {}};
  const double dpi = resolution_of(shown);
  PreparedPage page;
  page.grey = to_grey_without_stamps(shown, dpi);
  if (!page.grey) return no_memory;
  const double width = pixGetWidth(page.grey.get());
  const double height = pixGetHeight(page.grey.get());
  if (quarter_turns != 0) {
    page.grey.reset(pixRotateOrth(page.grey.get(), quarter_turns));
    if (!page.grey) return no_memory;
    page.to_shown = PageTransform::turned_back(quarter_turns, width, height);
  }
  if (const double scale = scale_for(dpi); scale != 1.0) {
    page.grey.reset(pixScale(page.grey.get(), static_cast<float>(scale), static_cast<float>(scale)));
    if (!page.grey) return no_memory;
    page.to_shown = PageTransform::scaled(1 / scale, 1 / scale).then(page.to_shown);
  } else if (PixPtr smooth{pixBlockconv(page.grey.get(), 1, 1)}; smooth) {
    page.grey = std::move(smooth);  // as enlarging does: grain of paper is taken for signs on letters
  }
  page.grey = even_background(std::move(page.grey));
  clear_surroundings(page.grey.get());
  make_level(page);
  make_parallel(page);
  pixSetResolution(page.grey.get(), static_cast<int>(kTarget), static_cast<int>(kTarget));
  return page;
}

}  // namespace chancery
