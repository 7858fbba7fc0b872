#pragma once
#include <array>

namespace chancery {

/// Where the points of one picture lie in another: a projective map of the plane, as a matrix by rows.
class PageTransform {
 public:
  struct Point {
    double x = 0, y = 0;
  };

  PageTransform() = default;  ///< every point stays
  explicit PageTransform(const std::array<double, 9>& rows) : rows_(rows) {}

  [[nodiscard]] static PageTransform scaled(double x, double y) { return PageTransform({x, 0, 0, 0, y, 0, 0, 0, 1}); }
  /// From a picture that was turned by a number of quarters clockwise back to one of `width` and `height`.
  [[nodiscard]] static PageTransform turned_back(int quarters, double width, double height);
  /// From a picture that was rotated clockwise by `angle` radians around its middle back to that picture; both have
  /// this size.
  [[nodiscard]] static PageTransform rotated_back(double angle, double width, double height);

  [[nodiscard]] Point operator()(Point p) const;
  /// First this, then `next`.
  [[nodiscard]] PageTransform then(const PageTransform& next) const;

 private:
  std::array<double, 9> rows_{1, 0, 0, 0, 1, 0, 0, 0, 1};
};

}  // namespace chancery
