#include <gtest/gtest.h>

#include <numbers>

#include "intake/formats/exif.h"
#include "intake/formats/page_prepare.h"
#include "intake/formats/page_stamp.h"
#include "intake/formats/picture_file.h"
#include "intake/formats/recognizer.h"
#include "intake/incoming_text.h"
#include "tests/intake/drawn_pages.h"
#include "tests/intake/rendered.h"

namespace chancery {
namespace {

#define NEEDS_MODEL(name) \
  if (!has_model(name)) GTEST_SKIP() << "tesseract-ocr-" << (name) << " is not installed"

const std::vector<std::string> kLetter = {"Department of Foreign Affairs",    "Report of 20 June 2024",
                                          "The delegation visited Vientiane", "and met the Governor of Luang Prabang",
                                          "Both sides agreed on 12 projects", "worth 4500 dollars in total"};

std::string png_head(std::uint32_t width, std::uint32_t height) {
  std::string out = "\x89PNG\r\n\x1A\n";
  const auto number = [&](std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift);
  };
  number(13);
  out += "IHDR";
  number(width);
  number(height);
  out += std::string("\x08\x00\x00\x00\x00", 5);
  number(0);
  return out + std::string(32, '\0');
}

ErrorKind error_of(std::string_view bytes) {
  const auto made = try_render(bytes);
  EXPECT_FALSE(made);
  return made ? ErrorKind::Conflict : made.error().kind;
}

bool holds_letter(const Rendition& rendition) {
  return rendition.text.find("20 June 2024") != std::string::npos &&
         rendition.text.find("Vientiane") != std::string::npos;
}

TEST(Picture, SizeIsToldBeforeAnythingIsDecoded) {
  EXPECT_EQ(error_of(png_head(100'000, 100'000)), ErrorKind::TooLarge);
  EXPECT_EQ(error_of(png_head(40'000, 10)), ErrorKind::TooLarge);
  EXPECT_EQ(error_of(png_head(20, 20)), ErrorKind::Unreadable);  // nothing behind the head
}

TEST(Picture, WhatIsMendedInPicturesStaysInOtherFiles) {
  // Digits that Tesseract would have to be doubted of, an AM in two signs, letters beside digits, Latin among Thai.
  const std::string text = "วันที่ ๑๕ กุมภาพันธ์ ๒๕๒๕ ทํางาน ๒ฒ ญ tu 1 3 ພຶດສະພາ\n";
  const auto plain = IncomingText::of("letter.txt", std::as_bytes(std::span(text)));
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->decoded().text(), text);
  const auto page = try_render("<html><body><p>" + text + "</p></body></html>");
  ASSERT_TRUE(page);
  ASSERT_TRUE(page->has_value());
  EXPECT_NE((*page)->text.find(text.substr(0, text.size() - 1)), std::string::npos) << (*page)->text;
}

TEST(Picture, DamagedFilesAreToldByName) {
  const PixPtr page = drawn_page(kLetter);
  for (const int format : {IFF_PNG, IFF_JFIF_JPEG, IFF_TIFF_ZIP}) {
    const std::string bytes = picture_bytes(*page, format);
    for (const std::size_t size : {std::size_t{8}, std::size_t{40}, bytes.size() / 8}) {
      const auto made = try_render(std::string_view(bytes).substr(0, size));
      if (!made) {
        EXPECT_EQ(made.error().kind, ErrorKind::Unreadable) << format << " " << size;
      }
      if (made && format == IFF_PNG) ADD_FAILURE() << "a PNG picture cut short was read";
    }
  }
}

TEST(Picture, ATiffDirectoryThatLeadsToItselfEnds) {
  const PixPtr page(pixCreate(40, 40, 1));
  std::string bytes = picture_bytes(*page, IFF_TIFF);
  const auto number = [&](std::size_t at, int size) {
    std::uint32_t out = 0;
    for (int i = size - 1; i >= 0; --i) out = out << 8U | static_cast<std::uint8_t>(bytes[at + i]);
    return out;
  };
  const std::uint32_t directory = number(4, 4);
  const std::uint32_t next = directory + 2 + number(directory, 2) * 12;
  for (int i = 0; i < 4; ++i) bytes[next + i] = bytes[4 + i];
  const auto file = PictureFile::open("loop.tif", std::as_bytes(std::span(bytes)));
  ASSERT_TRUE(file);
  EXPECT_EQ((*file)->page_count(), 1U);
}

TEST(Picture, OrientationOfTheCamera) {
  EXPECT_EQ(orientation_of(1), (Orientation{0, false}));
  EXPECT_EQ(orientation_of(6), (Orientation{1, false}));
  EXPECT_EQ(orientation_of(8), (Orientation{3, false}));
  EXPECT_EQ(orientation_of(4), (Orientation{2, true}));
  EXPECT_EQ(orientation_of(99), (Orientation{0, false}));
  using namespace std::string_literals;
  const std::string exif = "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"s;
  const std::string file = "\xFF\xD8\xFF\xE1\0"s + static_cast<char>(exif.size() + 2) + exif + "\xFF\xDA";
  const auto of = [](const std::string& bytes) {
    return jpeg_orientation({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  };
  EXPECT_EQ(of(file), (Orientation{1, false}));
  EXPECT_EQ(of(file.substr(0, file.size() - 6)), (Orientation{0, false}));      // cut short
  EXPECT_EQ(of("\xFF\xD8\xFF\xDA" + file.substr(2)), (Orientation{0, false}));  // behind the picture's begin
}

TEST(Picture, TransformsLeadBack) {
  const auto near = [](PageTransform::Point p, double x, double y) {
    EXPECT_NEAR(p.x, x, 0.01);
    EXPECT_NEAR(p.y, y, 0.01);
  };
  // A page of 100 by 200 turned clockwise: its upper left corner is then at the upper right.
  near(PageTransform::turned_back(1, 100, 200)({200, 0}), 0, 0);
  near(PageTransform::turned_back(2, 100, 200)({100, 200}), 0, 0);
  near(PageTransform::turned_back(3, 100, 200)({0, 100}), 0, 0);
  near(PageTransform::rotated_back(std::numbers::pi / 2, 100, 100)({100, 0}), 0, 0);
  near(PageTransform::scaled(0.5, 0.5).then(PageTransform::turned_back(1, 100, 200))({400, 0}), 0, 0);
}

TEST(Picture, SealsGoAndRedWordsStay) {
  constexpr int kDpi = 200;
  const PixPtr page(pixCreate(800, 800, 32));
  pixSetAllArbitrary(page.get(), 0xFFFFFF00);
  const auto draw = [&](int left, int top, int width, int height) {
    ::Box* box = boxCreate(left, top, width, height);
    pixRenderBoxArb(page.get(), box, 8, 200, 20, 30);
    boxDestroy(&box);
  };
  draw(100, 100, 260, 260);  // a seal of more than an inch
  draw(500, 100, 30, 30);    // a red letter
  const PixPtr grey = to_grey_without_stamps(*page, kDpi);
  ASSERT_TRUE(grey);
  l_uint32 seal = 0;
  l_uint32 letter = 0;
  pixGetPixel(grey.get(), 101, 200, &seal);
  pixGetPixel(grey.get(), 501, 115, &letter);
  EXPECT_GT(seal, 240U);
  EXPECT_LT(letter, 120U);
}

TEST(Picture, IsReadWithItsBoxes) {
  NEEDS_MODEL("eng");
  const PixPtr page = drawn_page(kLetter);
  const Rendition made = rendered(picture_bytes(*page, IFF_PNG));
  EXPECT_TRUE(holds_letter(made)) << made.text;
  EXPECT_EQ(made.format, FileFormat::Png);
  ASSERT_EQ(made.layout.pages.size(), 1U);
  EXPECT_TRUE(made.layout.pages[0].picture);
  EXPECT_NEAR(made.layout.pages[0].width, 595, 2);
  ASSERT_FALSE(made.layout.words.empty());
  EXPECT_NEAR(made.layout.words[0].box.left, 1000, 30);
  EXPECT_LT(made.layout.words[0].box.top, 1300);
  EXPECT_LT(made.layout.words[0].certainty, 100);
}

TEST(Picture, IsReadWhicheverWayItLies) {
  NEEDS_MODEL("eng");
  const PixPtr page = drawn_page(kLetter);
  for (const int turns : {1, 2, 3}) {
    const PixPtr turned(pixRotateOrth(page.get(), turns));
    const Rendition made = rendered(picture_bytes(*turned, IFF_PNG));
    EXPECT_TRUE(holds_letter(made)) << turns << made.text;
    ASSERT_FALSE(made.layout.words.empty());
    // Its first word stands where the turned page shows it: at the right, the lower, the left edge.
    const Box& first = made.layout.words[0].box;
    const bool there = turns == 1 ? first.left > 8500 : turns == 2 ? first.top > 8500 : first.left < 1500;
    EXPECT_TRUE(there) << turns;
  }
}

TEST(Picture, SkewIsTakenBack) {
  NEEDS_MODEL("eng");
  const PixPtr page = drawn_page(kLetter);
  const PixPtr askew(pixRotateAMGray(page.get(), 0.06F, 255));
  const Rendition made = rendered(picture_bytes(*askew, IFF_JFIF_JPEG));
  EXPECT_TRUE(holds_letter(made)) << made.text;
  EXPECT_EQ(made.format, FileFormat::Jpeg);
}

TEST(Picture, PagesWithoutTextAreGaps) {
  NEEDS_MODEL("eng");
  const PixPtr page = drawn_page(kLetter);
  const PixPtr empty = drawn_page({});
  const Rendition made = rendered(tiff_of({page.get(), empty.get()}));
  EXPECT_TRUE(holds_letter(made));
  EXPECT_EQ(made.format, FileFormat::Tiff);
  ASSERT_EQ(made.gaps.size(), 1U);
  EXPECT_EQ(made.gaps[0].page, 2U);
  EXPECT_EQ(made.layout.pages.size(), 2U);
  EXPECT_EQ(error_of(picture_bytes(*empty, IFF_PNG)), ErrorKind::Empty);
}

TEST(Picture, OneBitIsReadAsWell) {
  NEEDS_MODEL("eng");
  const PixPtr page = drawn_page(kLetter);
  const PixPtr black(pixThresholdToBinary(page.get(), 128));
  EXPECT_TRUE(holds_letter(rendered(picture_bytes(*black, IFF_TIFF_G4))));
}

}  // namespace
}  // namespace chancery
