#include "call.hpp"
#include "embedded/contract.hpp"

#include <utility>

namespace stave::api {
namespace {

Answer contract() {
  return text_answer(std::string(kContract), "application/yaml; charset=utf-8");
}

std::vector<Route> all_routes() {
  std::vector<Route> out;
  out.push_back({http::Method::kGet,
                 "/api/v1/openapi.yaml",
                 "contract",
                 {app::Access::kPublic},
                 0,
                 "none",
                 false,
                 nullptr,
                 contract});
  add_session_routes(out);
  add_system_routes(out);
  add_index_routes(out);
  add_round_routes(out);
  add_plan_routes(out);
  add_task_routes(out);
  add_outcome_routes(out);
  add_letter_routes(out);
  add_form_routes(out);
  add_figure_routes(out);
  add_account_routes(out);
  add_trail_routes(out);
  return out;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> kAll = all_routes();
  return kAll;
}

std::vector<RouteFacts> route_facts() {
  std::vector<RouteFacts> out;
  for (const Route& route : routes()) {
    RouteFacts facts{std::string(http::to_string(route.method)),
                     std::string(route.path),
                     std::string(route.operation),
                     {std::string(app::to_string(route.access.front()))},
                     route.most_body,
                     std::string(route.audit)};
    for (std::size_t i = 1; i < route.access.size(); ++i) {
      if (route.access.at(i) != app::Access::kPublic) {
        facts.access.emplace_back(app::to_string(route.access.at(i)));
      }
    }
    out.push_back(std::move(facts));
  }
  return out;
}

}  // namespace stave::api
