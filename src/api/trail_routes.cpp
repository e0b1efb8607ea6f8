#include "respond.hpp"

#include "stave/app/audit.hpp"
#include "stave/app/overview.hpp"
#include "stave/wire/error_json.hpp"
#include "stave/wire/trail_json.hpp"

#include <utility>

namespace stave::api {
namespace {

using app::Access;
using http::Method;
using nlohmann::json;

constexpr std::size_t kSmall = 4096;
constexpr int kFew = 200;
constexpr int kMost = 10000;

/// Values before and after belong to business: whoever may not read figures sees that something
/// was changed, by whom and why, and not what it was.
json row_json(const store::TrailRow& row, bool with_values) {
  json out = wire::to_json(row);
  if (!with_values) {
    out["before"] = nullptr;
    out["after"] = nullptr;
  }
  return out;
}

Answer trail(Call& call) {
  const std::string asked = call.query("count");
  const auto number = Decimal::parse(asked);
  const double count = asked.empty() ? kFew : (number ? number->to_double() : 0.0);
  if (count < 1 || count > kMost) {
    return refused({Errc::kInvalidInput, "count", {"api.bad_count", {{"found", asked}}}});
  }
  const bool with_values = call.may(Access::kFigures) && call.may(Access::kEnterpriseCells);
  const auto rows =
      app::trail_rows(call.folder(), call.query("text"), static_cast<std::size_t>(count));
  return respond_list("changes", rows,
                      [&](const store::TrailRow& row) { return row_json(row, with_values); });
}

Answer verify(Call& call) {
  auto body = call.body();
  if (!body) {
    return refused(body.error());
  }
  const std::string code = body->text_or("code");
  if (auto faults = body->faults(); !faults.empty()) {
    return refused(std::move(faults));
  }
  Services* services = &call.services();
  const i18n::Catalogue* words = &call.words();
  const auto work = [services, words, code](const Progress&) -> Jobs::Outcome {
    auto folder = services->folders.lend();
    if (!folder) {
      return {wire::to_json(Errors{folder.error()}, *words), true};
    }
    const auto found = app::verify_folder(**folder, code);
    return found ? Jobs::Outcome{wire::to_json(*found, *words), false}
                 : Jobs::Outcome{wire::to_json(Errors{found.error()}, *words), true};
  };
  constexpr int kAccepted = 202;
  return json_answer(to_json(services->jobs.begin("verify", call.session().person,
                                                  app::newest_change(call.folder()), work)),
                     kAccepted);
}

}  // namespace

void add_trail_routes(std::vector<Route>& routes) {
  routes.push_back(
      {Method::kGet, "/api/v1/trail", "trail", {Access::kTrail}, 0, "none", false, trail});
  routes.push_back({Method::kPost,
                    "/api/v1/trail/proof",
                    "verify",
                    {Access::kVerify},
                    kSmall,
                    "none",
                    false,
                    verify});
}

}  // namespace stave::api
