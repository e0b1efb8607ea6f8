#include "stave/numeric/philox.hpp"

#include "stave/numeric/elementary.hpp"

#include <cassert>
#include <cmath>
#include <span>

namespace stave::numeric {
namespace {

constexpr std::uint64_t kMultiplierA = 0xD2511F53U;
constexpr std::uint64_t kMultiplierB = 0xCD9E8D57U;
constexpr std::uint32_t kWeylA = 0x9E3779B9U;  // golden ratio
constexpr std::uint32_t kWeylB = 0xBB67AE85U;  // sqrt(3) - 1
constexpr int kRounds = 10;

std::uint32_t high(std::uint64_t x) noexcept {
  return static_cast<std::uint32_t>(x >> 32U);
}

std::uint32_t low(std::uint64_t x) noexcept {
  return static_cast<std::uint32_t>(x & 0xFFFFFFFFU);
}

double polynomial(std::span<const double> coefficients, double x) noexcept {
  double sum = 0.0;
  for (std::size_t i = coefficients.size(); i-- > 0;) {
    sum = sum * x + coefficients[i];
  }
  return sum;
}

// AS 241's coefficients, from the constant term up: centre, middle and tail, above and below the
// line.
constexpr std::array kA{3.3871328727963666080e0,  1.3314166789178437745e+2,
                        1.9715909503065514427e+3, 1.3731693765509461125e+4,
                        4.5921953931549871457e+4, 6.7265770927008700853e+4,
                        3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array kB{1.0,
                        4.2313330701600911252e+1,
                        6.8718700749205790830e+2,
                        5.3941960214247511077e+3,
                        2.1213794301586595867e+4,
                        3.9307895800092710610e+4,
                        2.8729085735721942674e+4,
                        5.2264952788528545610e+3};
constexpr std::array kC{1.42343711074968357734e0,  4.63033784615654529590e0,
                        5.76949722146069140550e0,  3.64784832476320460504e0,
                        1.27045825245236838258e0,  2.41780725177450611770e-1,
                        2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array kD{1.0,
                        2.05319162663775882187e0,
                        1.67638483018380384940e0,
                        6.89767334985100004550e-1,
                        1.48103976427480074590e-1,
                        1.51986665636164571966e-2,
                        5.47593808499534494600e-4,
                        1.05075007164441684324e-9};
constexpr std::array kE{6.65790464350110377720e0,  5.46378491116411436990e0,
                        1.78482653991729133580e0,  2.96560571828504891230e-1,
                        2.65321895265761230930e-2, 1.24266094738807843860e-3,
                        2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array kF{1.0,
                        5.99832206555887937690e-1,
                        1.36929880922735805310e-1,
                        1.48753612908506148525e-2,
                        7.86869131145613259100e-4,
                        1.84631831751005468180e-5,
                        1.42151175831644588870e-7,
                        2.04426310338993978564e-15};

}  // namespace

PhiloxBlock philox(PhiloxBlock counter, std::uint64_t key) noexcept {
  std::uint32_t key_a = low(key);
  std::uint32_t key_b = high(key);
  for (int round = 0; round < kRounds; ++round) {
    const std::uint64_t a = kMultiplierA * counter[0];
    const std::uint64_t b = kMultiplierB * counter[2];
    counter = {high(b) ^ counter[1] ^ key_a, low(b), high(a) ^ counter[3] ^ key_b, low(a)};
    key_a += kWeylA;
    key_b += kWeylB;
  }
  return counter;
}

double uniform(std::uint32_t high, std::uint32_t low) noexcept {
  const std::uint64_t bits =
      (static_cast<std::uint64_t>(high) << 32U | low) >> 12U;  // 52 bits: k + 1/2 is exact
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

double normal_quantile(double p) noexcept {
  assert(p > 0.0 && p < 1.0);
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(kA, r) / polynomial(kB, r);
  }
  const double r = std::sqrt(-natural_log(q < 0.0 ? p : 1.0 - p));
  const double x = r <= 5.0 ? polynomial(kC, r - 1.6) / polynomial(kD, r - 1.6)
                            : polynomial(kE, r - 5.0) / polynomial(kF, r - 5.0);
  return q < 0.0 ? -x : x;
}

double RandomStream::uniform(std::uint64_t i, std::uint32_t j) const noexcept {
  const PhiloxBlock block = philox({low(i), high(i), j, stream_}, seed_);
  return numeric::uniform(block[0], block[1]);
}

double RandomStream::normal(std::uint64_t i, std::uint32_t j) const noexcept {
  return normal_quantile(uniform(i, j));
}

}  // namespace stave::numeric
