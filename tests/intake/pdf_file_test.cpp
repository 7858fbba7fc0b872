#include "intake/formats/pdf_file.h"

#include <gtest/gtest.h>

#include "tests/intake/pdf_files.h"

namespace chancery {
namespace {

Result<PdfFile> opened(std::string_view bytes) { return PdfFile::open("a.pdf", std::as_bytes(std::span(bytes))); }

TEST(PdfFile, IsToldByItsMarkInTheFirstBytes) {
  EXPECT_TRUE(is_pdf("%PDF-1.4\n"));
  EXPECT_TRUE(is_pdf(std::string(1000, ' ') + "%PDF-1.4\n"));
  EXPECT_FALSE(is_pdf(std::string(1024, ' ') + "%PDF-1.4\n"));
  EXPECT_FALSE(is_pdf("PDF-1.4\n"));
}

TEST(PdfFile, DrawsAPageAsItIsShown) {
  // A black square in the lower left corner; a page turned clockwise shows it in the upper left one.
  const std::string square = "0 0 100 100 re f";
  const std::string file = make_pdf({{square},
                                     {square, "/MediaBox [0 0 600 800] /Rotate 90"},
                                     {square, "/MediaBox [0 0 600 800] /CropBox [50 50 550 750]"}});
  const auto pdf = opened(file);
  ASSERT_TRUE(pdf.has_value()) << pdf.error().message();
  EXPECT_EQ(pdf->pages(), 3U);
  const auto dark = [](const Picture& picture, double x, double y) {
    const auto column = static_cast<std::size_t>(x * picture.width);
    const auto row = static_cast<std::size_t>(y * picture.height);
    return picture.bytes[row * picture.stride + column * picture.channels] < 128;
  };
  const auto upright = pdf->picture(1, 36, PictureColours::Grey);
  ASSERT_TRUE(upright.has_value());
  EXPECT_EQ(upright->width, 300U);
  EXPECT_EQ(upright->height, 400U);
  EXPECT_EQ(upright->dpi, 36);
  EXPECT_TRUE(dark(*upright, 0.05, 0.95));
  EXPECT_FALSE(dark(*upright, 0.05, 0.05));
  const auto turned = pdf->picture(2, 36, PictureColours::Rgb);
  ASSERT_TRUE(turned.has_value());
  EXPECT_EQ(turned->channels, 3U);
  EXPECT_EQ(turned->width, 400U);
  EXPECT_TRUE(dark(*turned, 0.05, 0.05));
  EXPECT_FALSE(dark(*turned, 0.05, 0.95));
  const auto cropped = pdf->picture(3, 72, PictureColours::Grey);
  ASSERT_TRUE(cropped.has_value());
  EXPECT_EQ(cropped->width, 500U);
  EXPECT_TRUE(dark(*cropped, 0.09, 0.97));
  EXPECT_FALSE(dark(*cropped, 0.11, 0.97));
}

TEST(PdfFile, APictureHasNoMorePixelsThanAllowed) {
  const std::string file = make_pdf({{"", "/MediaBox [0 0 14400 14400]"}});
  const auto pdf = opened(file);
  ASSERT_TRUE(pdf.has_value());
  const auto picture = pdf->picture(1, 300, PictureColours::Grey);
  ASSERT_TRUE(picture.has_value());
  EXPECT_LE(std::size_t{picture->width} * picture->height, PdfFile::kMaxPixels + 20'000);
  EXPECT_LT(picture->dpi, 41);
}

TEST(PdfFile, WhatCannotBeDrawnIsAnError) {
  const std::string file = make_pdf({{""}});
  const auto pdf = opened(file);
  ASSERT_TRUE(pdf.has_value());
  for (const std::uint32_t page : {0U, 2U}) {
    const auto picture = pdf->picture(page, 72, PictureColours::Grey);
    ASSERT_FALSE(picture.has_value());
    EXPECT_EQ(picture.error().message(), "a.pdf: there is no page " + std::to_string(page));
  }
  const auto damaged = opened("%PDF-1.4\nnothing");
  ASSERT_FALSE(damaged.has_value());
  EXPECT_EQ(damaged.error().kind, ErrorKind::Unreadable);
}

}  // namespace
}  // namespace chancery
