#include "stave/wire/body.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace stave::wire {
namespace {

using nlohmann::json;

/// Counts depth and looks for doubled fields while nothing is yet built.
class Guard : public json::json_sax_t {
 public:
  bool null() override { return true; }

  bool boolean(bool /*value*/) override { return true; }

  bool number_integer(number_integer_t /*value*/) override { return true; }

  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }

  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }

  bool string(string_t& /*value*/) override { return true; }

  bool binary(binary_t& /*value*/) override { return true; }

  bool start_object(std::size_t /*size*/) override {
    keys_.emplace_back();
    return deeper();
  }

  bool end_object() override {
    keys_.pop_back();
    --depth_;
    return true;
  }

  bool key(string_t& name) override {
    if (!keys_.back().insert(name).second) {
      fault_ = {Errc::kInvalidInput, name, {"wire.doubled_field", {}}};
      return false;
    }
    return true;
  }

  bool start_array(std::size_t /*size*/) override { return deeper(); }

  bool end_array() override {
    --depth_;
    return true;
  }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    fault_ = {Errc::kInvalidInput, "", {"wire.bad_json", {{"byte", std::to_string(position)}}}};
    return false;
  }

  [[nodiscard]] const Error& fault() const { return fault_; }

 private:
  bool deeper() {
    if (++depth_ > kMaxBodyDepth) {
      fault_ = {Errc::kInvalidInput, "", {"wire.too_deep", {}}};
      return false;
    }
    return true;
  }

  std::size_t depth_ = 0;
  std::vector<std::set<std::string>> keys_;
  Error fault_;
};

}  // namespace

Result<Body> Body::parse(std::string_view bytes) {
  if (bytes.empty()) {
    return Body(json::object(), "");
  }
  Guard guard;
  if (!json::sax_parse(bytes.begin(), bytes.end(), &guard)) {
    return tl::unexpected(guard.fault());
  }
  json object = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (!object.is_object()) {
    return fail(Errc::kInvalidInput, "", {"wire.no_object", {}});
  }
  return Body(std::move(object), "");
}

bool Body::has(const std::string& name) const {
  return object_.contains(name);
}

std::string Body::at(const std::string& name) const {
  return path_ + name;
}

void Body::fault(const std::string& name, Message what) {
  faults_.push_back({Errc::kInvalidInput, at(name), std::move(what)});
}

void Body::take(const Errors& faults) {
  faults_.insert(faults_.end(), faults.begin(), faults.end());
}

const json* Body::find(const std::string& name) {
  read_.insert(name);
  const auto it = object_.find(name);
  return it == object_.end() || it->is_null() ? nullptr : &*it;
}

const json* Body::must(const std::string& name) {
  const json* out = find(name);
  if (out == nullptr) {
    fault(name, {"wire.missing_field", {}});
  }
  return out;
}

std::optional<std::string> Body::maybe_text(const std::string& name) {
  const json* value = find(name);
  if (value == nullptr) {
    return std::nullopt;
  }
  if (!value->is_string()) {
    fault(name, {"wire.no_text", {}});
    return std::nullopt;
  }
  return value->get<std::string>();
}

std::string Body::text_or(const std::string& name, std::string otherwise) {
  return maybe_text(name).value_or(std::move(otherwise));
}

std::string Body::text(const std::string& name) {
  return must(name) == nullptr ? "" : text_or(name);
}

std::optional<std::int64_t> Body::maybe_whole(const std::string& name) {
  const json* value = find(name);
  if (value == nullptr) {
    return std::nullopt;
  }
  const bool fits = value->is_number_integer() &&
                    (!value->is_number_unsigned() ||
                     value->get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX));
  if (!fits) {
    fault(name, {"wire.no_whole", {}});
    return std::nullopt;
  }
  return value->get<std::int64_t>();
}

std::int64_t Body::whole(const std::string& name) {
  return must(name) == nullptr ? 0 : maybe_whole(name).value_or(0);
}

int Body::whole_within(const std::string& name, int least, int most) {
  const std::size_t before = faults_.size();
  const std::int64_t value = whole(name);
  if (faults_.size() == before && (value < least || value > most)) {
    fault(name, {"wire.out_of_bounds",
                 {{"least", std::to_string(least)}, {"most", std::to_string(most)}}});
    return least;
  }
  return faults_.size() == before ? static_cast<int>(value) : least;
}

double Body::number(const std::string& name) {
  const json* value = must(name);
  if (value == nullptr) {
    return 0.0;
  }
  if (!value->is_number() || !std::isfinite(value->get<double>())) {
    fault(name, {"wire.no_number", {}});
    return 0.0;
  }
  return value->get<double>();
}

bool Body::flag(const std::string& name) {
  const json* value = find(name);
  if (value == nullptr) {
    return false;
  }
  if (!value->is_boolean()) {
    fault(name, {"wire.no_flag", {}});
    return false;
  }
  return value->get<bool>();
}

std::optional<Decimal> Body::maybe_digits(const std::string& name) {
  const auto text = maybe_text(name);
  const auto out = text ? Decimal::parse(*text) : std::nullopt;
  if (text && !out) {
    fault(name, {"wire.no_number", {}});
  }
  return out;
}

std::optional<Day> Body::maybe_day(const std::string& name) {
  const auto text = maybe_text(name);
  const auto out = text ? parse_day(*text) : std::nullopt;
  if (text && !out) {
    fault(name, {"wire.no_day", {{"found", *text}}});
  }
  return out;
}

std::optional<Period> Body::maybe_period(const std::string& name) {
  const auto text = maybe_text(name);
  const auto out = text ? Period::parse(*text) : std::nullopt;
  if (text && !out) {
    fault(name, {"wire.no_period", {{"found", *text}}});
  }
  return out;
}

Day Body::day(const std::string& name) {
  return must(name) == nullptr ? Day() : maybe_day(name).value_or(Day());
}

Period Body::period(const std::string& name) {
  return must(name) == nullptr ? Period() : maybe_period(name).value_or(Period());
}

std::vector<std::string> Body::texts(const std::string& name) {
  std::vector<std::string> out;
  const json* list = find(name);
  if (list == nullptr) {
    return out;
  }
  if (!list->is_array()) {
    fault(name, {"wire.no_list", {}});
    return out;
  }
  for (const json& value : *list) {
    if (value.is_string()) {
      out.push_back(value.get<std::string>());
    } else {
      fault(name + "[" + std::to_string(out.size()) + "]", {"wire.no_text", {}});
      return {};
    }
  }
  return out;
}

std::map<std::string, std::string> Body::text_map(const std::string& name) {
  std::map<std::string, std::string> out;
  const json* object = find(name);
  if (object == nullptr) {
    return out;
  }
  if (!object->is_object()) {
    fault(name, {"wire.no_object", {}});
    return out;
  }
  for (const auto& [key, value] : object->items()) {
    if (value.is_string()) {
      out.emplace(key, value.get<std::string>());
    } else {
      fault(fmt::format("{}.{}", name, key), {"wire.no_text", {}});
    }
  }
  return out;
}

std::vector<Body> Body::objects(const std::string& name) {
  std::vector<Body> out;
  const json* list = find(name);
  if (list == nullptr) {
    return out;
  }
  if (!list->is_array()) {
    fault(name, {"wire.no_list", {}});
    return out;
  }
  for (const json& value : *list) {
    const std::string path = name + "[" + std::to_string(out.size()) + "]";
    if (!value.is_object()) {
      fault(path, {"wire.no_object", {}});
      return {};
    }
    out.push_back(Body(value, at(path) + "."));
  }
  return out;
}

Errors Body::faults() const {
  Errors out = faults_;
  for (const auto& [name, value] : object_.items()) {
    if (!read_.contains(name)) {
      out.push_back({Errc::kInvalidInput, at(name), {"wire.unknown_field", {}}});
    }
  }
  return out;
}

}  // namespace stave::wire
