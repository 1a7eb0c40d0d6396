#include <cmath>
#include <stdexcept>
#include <vector>

class Matrix {
 public:
  Matrix(std::size_t rows, std::size_t columns) : rows_(rows), columns_(columns), values_(rows * columns) {}

  double& at(std::size_t row, std::size_t column) { return values_[row * columns_ + column]; }
  double at(std::size_t row, std::size_t column) const { return values_[row * columns_ + column]; }

  Matrix multiply(const Matrix& other) const {
    if (columns_ != other.rows_) throw std::invalid_argument("dimensions differ");
    Matrix result(rows_, other.columns_);
    for (std::size_t i = 0; i < rows_; ++i)
      for (std::size_t j = 0; j < other.columns_; ++j)
        for (std::size_t k = 0; k < columns_; ++k) result.at(i, j) += at(i, k) * other.at(k, j);
    return result;
  }

  Matrix transpose() const;
  double determinant() const;
  Matrix inverse(double precision = 1e-9) const;

 private:
  std::size_t rows_, columns_;
  std::vector<double> values_;
};
