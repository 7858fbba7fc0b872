#include "intake/formats/page_transform.h"

#include <cmath>

namespace chancery {

PageTransform PageTransform::turned_back(int quarters, double width, double height) {
  switch (quarters % 4) {
    case 1:
      return PageTransform({0, 1, 0, -1, 0, height, 0, 0, 1});
    case 2:
      return PageTransform({-1, 0, width, 0, -1, height, 0, 0, 1});
    case 3:
      return PageTransform({0, -1, width, 1, 0, 0, 0, 0, 1});
    default:
      return {};
  }
}

PageTransform PageTransform::rotated_back(double angle, double width, double height) {
  // Rows run down, so that a clockwise turn by a takes (x, y) to (x cos a - y sin a, x sin a + y cos a).
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  const double x = width / 2;
  const double y = height / 2;
  return PageTransform({c, s, x - c * x - s * y, -s, c, y + s * x - c * y, 0, 0, 1});
}

PageTransform::Point PageTransform::operator()(Point p) const {
  const double w = rows_[6] * p.x + rows_[7] * p.y + rows_[8];
  if (w == 0) return p;
  return {(rows_[0] * p.x + rows_[1] * p.y + rows_[2]) / w, (rows_[3] * p.x + rows_[4] * p.y + rows_[5]) / w};
}

PageTransform PageTransform::then(const PageTransform& next) const {
  std::array<double, 9> out{};
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t column = 0; column < 3; ++column)
      for (std::size_t k = 0; k < 3; ++k) out[row * 3 + column] += next.rows_[row * 3 + k] * rows_[k * 3 + column];
  return PageTransform(out);
}

}  // namespace chancery
