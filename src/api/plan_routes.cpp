#include "respond.hpp"

#include "stave/app/plans.hpp"
#include "stave/wire/requests.hpp"
#include "stave/wire/work_plan_json.hpp"

#include <utility>

namespace stave::api {
namespace {

using app::Access;
using http::Method;

constexpr int kMostQuestions = 100000;

Answer receipt(const Checked<app::PlanReceipt>& done) {
  return respond(done, [](const app::PlanReceipt& r) { return wire::to_json(r); });
}

Answer plans(Call& call) {
  const auto known = call.known();
  if (!known) {
    return refused(known.error());
  }
  return respond_list("plans", app::plans(call.folder(), *known),
                      [](const WorkPlan& plan) { return wire::to_json(plan); });
}

Answer adopt(Call& call) {
  const auto upload = call.upload();
  if (!upload) {
    return refused(upload.error());
  }
  app::Adoption adoption{upload->field("code"), upload->file().bytes, upload->file().file, 0,
                         upload->field("pack")};
  if (const std::string year = upload->field("year"); !year.empty()) {
    const auto read = call.period(year);
    if (!read || read->frequency() != Frequency::kYear) {
      return refused({Errc::kInvalidInput, "year", {"wire.no_period", {{"found", year}}}});
    }
    adoption.year = read->year().value();
  }
  auto pack = call.pack(adoption.pack);
  if (!pack) {
    return refused(pack.error());
  }
  adoption.pack = *std::move(pack);
  return receipt(app::adopt_plan(call.folder(), adoption, call.by()));
}

Answer plan(Call& call) {
  const auto known = call.known();
  if (!known) {
    return refused(known.error());
  }
  return respond(app::plan_of(call.folder(), call.part("plan"), *known),
                 [&](const app::PlanView& view) { return wire::to_json(view, call.words()); });
}

Answer document(Call& call) {
  auto view = app::plan_of(call.folder(), call.part("plan"));
  return view ? text_answer(std::move(view->document)) : refused(view.error());
}

Answer coverage(Call& call) {
  const auto round = call.round();
  const auto known = call.known();
  if (!round || !known) {
    return refused(!round ? round.error() : known.error());
  }
  return respond(app::coverage(call.folder(), call.part("plan"), *round, *known),
                 [](const std::vector<app::StaveCoverage>& all) {
                   return nlohmann::json{{"staves", wire::to_json(all)}};
                 });
}

Answer differences(Call& call) {
  const auto from = call.known("from");
  const auto to = call.known("to");
  if (!from || !to) {
    return refused(!from ? from.error() : to.error());
  }
  return respond(app::compare_plan(call.folder(), call.part("plan"), *from, *to),
                 [](const std::vector<PlanDifference>& all) {
                   return nlohmann::json{{"differences", wire::to_json(all)}};
                 });
}

Answer confirm(Call& call) {
  return with_body(
      call, [](wire::Body& body) { return body.texts("ids"); },
      [&](const std::vector<std::string>& ids) {
        return receipt(app::confirm(call.folder(), call.part("plan"), ids, call.by()));
      });
}

Answer drop(Call& call) {
  return with_body(
      call, [](wire::Body& body) { return std::pair(body.texts("ids"), body.text("reason")); },
      [&](const auto& wanted) {
        return receipt(
            app::drop(call.folder(), call.part("plan"), wanted.first, call.by(), wanted.second));
      });
}

Answer answer(Call& call) {
  return with_body(
      call,
      [](wire::Body& body) {
        return std::pair(body.whole_within("question", 1, kMostQuestions), body.text("text"));
      },
      [&](const auto& wanted) {
        return receipt(
            app::answer(call.folder(), call.part("plan"), wanted.first, wanted.second, call.by()));
      });
}

Answer freeze(Call& call) {
  return with_body(
      call, [](wire::Body& body) { return body.text("reason"); },
      [&](const std::string& reason) {
        return receipt(app::freeze(call.folder(), call.part("plan"), call.by(), reason));
      });
}

Answer correct_item(Call& call) {
  std::string reason;
  return with_request(
      call,
      [&](wire::Body body) {
        return wire::item_edit_of(std::move(body), call.part("item"), reason);
      },
      [&](const app::ItemEdit& edit) {
        return receipt(app::correct(call.folder(), call.part("plan"), edit, call.by(), reason));
      });
}

Answer correct_target(Call& call) {
  std::string reason;
  return with_request(
      call,
      [&](wire::Body body) {
        return wire::target_edit_of(std::move(body), call.part("target"), reason);
      },
      [&](const app::TargetEdit& edit) {
        return receipt(app::correct(call.folder(), call.part("plan"), edit, call.by(), reason));
      });
}

Answer split(Call& call) {
  auto body = call.body();
  auto item = body ? wire::new_task_of(*std::move(body), call.part("item"))
                   : tl::unexpected(Errors{body.error()});
  if (!item) {
    return refused(item.error());
  }
  std::vector<std::string> ids;
  const auto done =
      app::split(call.folder(), call.part("plan"), {*std::move(item)}, call.by(), &ids);
  return respond(done, [&](const app::PlanReceipt& r) {
    nlohmann::json out = wire::to_json(r);
    out["ids"] = ids;
    return out;
  });
}

}  // namespace

void add_plan_routes(std::vector<Route>& routes) {
  const auto get = [&](std::string_view path, std::string_view operation, Answer (*handle)(Call&)) {
    routes.push_back({Method::kGet, path, operation, {Access::kPlans}, 0, "none", true, handle});
  };
  const auto write = [&](Method method, std::string_view path, std::string_view operation,
                         std::string_view audit, Answer (*handle)(Call&)) {
    routes.push_back({method, path, operation, {Access::kWritePlans}, kBody, audit, false, handle});
  };
  get("/api/v1/plans", "plans", plans);
  get("/api/v1/plans/{plan}", "plan", plan);
  get("/api/v1/plans/{plan}/document", "plan_document", document);
  get("/api/v1/plans/{plan}/coverage", "coverage", coverage);
  get("/api/v1/plans/{plan}/differences", "plan_differences", differences);
  write(Method::kPost, "/api/v1/plans", "adopt_plan", "adopt", adopt);
  routes.back().most_body = kFileBody;
  write(Method::kPost, "/api/v1/plans/{plan}/confirm", "confirm", "confirm", confirm);
  write(Method::kPost, "/api/v1/plans/{plan}/drop", "drop", "drop", drop);
  write(Method::kPost, "/api/v1/plans/{plan}/answers", "answer", "answer", answer);
  write(Method::kPost, "/api/v1/plans/{plan}/baselines", "freeze", "freeze", freeze);
  routes.back().access = {Access::kDecide};
  write(Method::kPatch, "/api/v1/plans/{plan}/items/{item}", "correct_item", "correct",
        correct_item);
  write(Method::kPatch, "/api/v1/plans/{plan}/targets/{target}", "correct_target", "target",
        correct_target);
  write(Method::kPost, "/api/v1/plans/{plan}/items/{item}/tasks", "split", "split", split);
  routes.back().access = {Access::kFeedback, Access::kWritePlans, Access::kWriteTasks};
}

}  // namespace stave::api
