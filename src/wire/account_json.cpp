#include "stave/wire/account_json.hpp"

#include <string>
#include <utility>

namespace stave::wire {
namespace {

using nlohmann::json;

json names(const std::vector<Duty>& duties) {
  auto out = json::array();
  for (const Duty duty : duties) {
    out.push_back(to_string(duty));
  }
  return out;
}

json waiting(const app::AccountRow& row) {
  if (row.waiting == app::Wish::kNone) {
    return nullptr;
  }
  return {{"wish", to_string(row.waiting)},
          {"proposed_by", row.proposed_by},
          {"duties", names(row.wished_duties)},
          {"unit", row.wished_unit}};
}

}  // namespace

json to_json(const app::AccountRow& row) {
  return {{"person", row.person},
          {"name", row.name},
          {"unit", row.unit},
          {"duties", names(row.duties)},
          {"state", to_string(row.state)},
          {"must_change", row.must_change},
          {"second_factor", row.second_factor},
          {"has_password", row.has_password},
          {"changed_on", row.changed_on},
          {"last_login", row.last_login},
          {"locked_until", row.locked_until},
          {"waiting", waiting(row)}};
}

json to_json(const app::AccountOutcome& outcome) {
  json out{
      {"person", outcome.person}, {"wish", to_string(outcome.wish)}, {"waiting", outcome.waiting}};
  if (!outcome.one_time_password.empty()) {
    out["one_time_password"] = outcome.one_time_password;
  }
  return out;
}

json to_json(const app::TokenRow& row) {
  return {{"id", row.id},          {"person", row.person},   {"title", row.title},
          {"scope", row.scope},    {"created", row.created}, {"expires", row.expires},
          {"revoked", row.revoked}};
}

json to_json(const app::NewToken& made) {
  json out = to_json(made.row);
  out["token"] = made.token;
  return out;
}

json to_json(const PasswordProfile& profile) {
  return {{"name", profile.name},
          {"min_length", profile.min_length},
          {"min_length_administrators", profile.min_length_administrators},
          {"classes", profile.classes},
          {"rotation_days", profile.rotation_days},
          {"history", profile.history},
          {"breached_list", profile.breached_list},
          {"no_names", profile.no_names}};
}

}  // namespace stave::wire
