#include "stave/domain/work_plan_text.hpp"

namespace stave {
namespace {

/// Parts with blanks between them.
class Words {
 public:
  void add(const std::string& part) { text_ += (text_.empty() ? "" : " ") + part; }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace

std::string text_of(const std::optional<Day>& day) {
  return day ? to_string(*day) : "";
}

std::string text_of(const std::optional<Decimal>& number) {
  return number ? number->to_string() : "";
}

std::string text_of(const std::optional<Frequency>& repeats) {
  return repeats ? std::string(to_string(*repeats)) : "";
}

std::string text_of(const std::vector<Assignment>& units) {
  Words out;
  for (const Assignment& a : units) {
    out.add(a.unit + ":" + std::string(to_string(a.role)));
  }
  return out.take();
}

std::string text_of(const std::vector<EffectLink>& effects) {
  Words out;
  for (const EffectLink& e : effects) {
    out.add(e.indicator + "+" + std::to_string(e.lag_months));
  }
  return out.take();
}

std::string text_of(const std::map<Period, Decimal>& phases) {
  Words out;
  for (const auto& [period, value] : phases) {
    out.add(period.to_string() + "=" + value.to_string());
  }
  return out.take();
}

}  // namespace stave
