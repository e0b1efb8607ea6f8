#include "respond.hpp"

#include "stave/app/audit.hpp"
#include "stave/wire/error_json.hpp"
#include "stave/wire/trail_json.hpp"

#include <utility>

namespace stave::api {
namespace {

using app::Access;
using http::Method;
using nlohmann::json;

constexpr int kFew = 200;
constexpr int kMostRows = 10000;

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
  if (count < 1 || count > kMostRows) {
    return refused({Errc::kInvalidInput, "count", {"api.bad_count", {{"found", asked}}}});
  }
  const bool with_values = call.may(Access::kFigures) && call.may(Access::kEnterpriseCells);
  const auto rows =
      app::trail_rows(call.folder(), call.query("text"), static_cast<std::size_t>(count));
  return respond_list("changes", rows,
                      [&](const store::TrailRow& row) { return row_json(row, with_values); });
}

Answer verify(Call& call) {
  const i18n::Catalogue* words = &call.words();
  return with_body(
      call, [](wire::Body& body) { return body.text_or("code"); },
      [&](const std::string& code) {
        return begin_job(call, "verify", [words, code](app::Folder& folder, const Progress& watch) {
          return outcome_of(app::verify_folder(folder, code, watch), *words,
                            [words](const auto& found) { return wire::to_json(found, *words); });
        });
      });
}

}  // namespace

void add_trail_routes(std::vector<Route>& routes) {
  routes.push_back(
      {Method::kGet, "/api/v1/trail", "trail", {Access::kTrail}, 0, "none", false, trail});
  routes.push_back({Method::kPost,
                    "/api/v1/trail/proof",
                    "verify",
                    {Access::kVerify},
                    kSmallBody,
                    "none",
                    false,
                    verify});
}

}  // namespace stave::api
