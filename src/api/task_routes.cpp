#include "respond.hpp"

#include "stave/app/notices.hpp"
#include "stave/app/overview.hpp"
#include "stave/app/plans.hpp"
#include "stave/app/tasks.hpp"
#include "stave/wire/overview_json.hpp"
#include "stave/wire/requests.hpp"
#include "stave/wire/rulebook_json.hpp"
#include "stave/wire/task_json.hpp"

#include <charconv>
#include <utility>

namespace stave::api {
namespace {

using app::Access;
using http::Method;
using nlohmann::json;

struct Asked {
  Day day{};
  app::Knowledge known;
};

Result<Asked> asked(Call& call) {
  const auto day = call.day();
  auto known = call.known();
  if (!day || !known) {
    return tl::unexpected(!day ? day.error() : known.error());
  }
  return Asked{*day, *std::move(known)};
}

/// Answers a question about a day by what was known.
template <class Use, class ToJson>
Answer on_day(Call& call, Use use, ToJson to_json) {
  const auto what = asked(call);
  return what ? respond(use(*what), to_json) : refused(what.error());
}

Answer mine(Call& call) {
  return on_day(
      call,
      [&](const Asked& what) {
        return app::mine(call.folder(), what.day, call.services().rules, call.by(), what.known);
      },
      [&](const app::Mine& found) { return wire::to_json(found, call.words()); });
}

Answer lights(Call& call) {
  return on_day(
      call,
      [&](const Asked& what) {
        return app::lights(call.folder(), call.part("plan"), what.day, call.services().rules,
                           what.known);
      },
      [&](const app::Lights& found) { return wire::to_json(found, call.words()); });
}

Answer task(Call& call) {
  return on_day(
      call,
      [&](const Asked& what) {
        return app::task_page(call.folder(), call.part("plan"), call.part("item"), what.day,
                              call.services().rules, what.known);
      },
      [&](const app::TaskPage& page) { return wire::to_json(page, call.words()); });
}

Answer odd(Call& call) {
  return on_day(
      call,
      [&](const Asked& what) {
        return app::odd_list(call.folder(), call.part("plan"), what.day, call.services().rules,
                             what.known);
      },
      [&](const auto& found) {
        return json{{"odd", wire::to_json(found, call.words())}};
      });
}

Answer targets(Call& call) {
  return on_day(
      call,
      [&](const Asked& what) {
        return app::target_progress(call.folder(), call.part("plan"), what.day,
                                    call.services().rules, what.known);
      },
      [&](const auto& found) {
        return json{{"targets", wire::to_json(found, call.words())}};
      });
}

Answer requests(Call& call) {
  const auto known = call.known();
  if (!known) {
    return refused(known.error());
  }
  return respond_list("requests", app::open_requests(call.folder(), call.part("plan"), *known),
                      [](const RequestVersion& request) { return wire::to_json(request); });
}

Answer rulebook(Call& call) {
  return json_answer(wire::to_json(call.services().rules));
}

Answer task_step(Call& call) {
  return with_request(call, wire::task_step_of, [&](const app::TaskRequest& step) {
    return respond(app::take_step(call.folder(), call.part("plan"), call.part("item"), step,
                                  call.services().rules, call.by()),
                   [](const app::TaskDone& done) { return wire::to_json(done); });
  });
}

Answer hand_out(Call& call) {
  app::TaskRequest request;
  request.step = TaskStep::kHandOut;
  return with_body(
      call,
      [&](wire::Body& body) {
        request.due = body.maybe_day("due");
        request.kind = body.text_or("kind");
        return body.texts("items");
      },
      [&](std::vector<std::string> items) {
        return respond(app::hand_out(call.folder(), call.part("plan"), std::move(items), request,
                                     call.services().rules, call.by()),
                       [](const app::TaskDone& done) { return wire::to_json(done); });
      });
}

Answer wait_for(Call& call) {
  return with_body(
      call, [](wire::Body& body) { return std::pair(body.text("unit"), body.text_or("text")); },
      [&](const auto& wanted) {
        return respond_done(app::wait_for(call.folder(), call.part("plan"), call.part("item"),
                                          wanted.first, wanted.second, call.by()));
      });
}

app::Grounds grounds_of(wire::Body& body) {
  return {body.text("evidence"), body.text("reason")};
}

json number_json(int number) {
  return {{"number", number}};
}

Answer ask_extension(Call& call) {
  struct Wanted {
    Day until{};
    app::Grounds grounds;
  };

  return with_body(
      call,
      [](wire::Body& body) {
        return Wanted{body.day("until"), grounds_of(body)};
      },
      [&](const Wanted& wanted) {
        return respond(app::ask_extension(call.folder(), call.part("plan"), call.part("item"),
                                          wanted.until, wanted.grounds, call.by()),
                       number_json);
      });
}

Answer ask_target(Call& call) {
  struct Wanted {
    TargetWish wish;
    app::Grounds grounds;
  };

  return with_body(
      call,
      [](wire::Body& body) {
        return Wanted{{body.maybe_digits("value"), body.text_or("unit"), body.text_or("period")},
                      grounds_of(body)};
      },
      [&](const Wanted& wanted) {
        return respond(app::ask_target(call.folder(), call.part("plan"), call.part("target"),
                                       wanted.wish, wanted.grounds, call.by()),
                       number_json);
      });
}

Answer decide_request(Call& call) {
  const std::string text = call.part("number");
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return with_body(
      call,
      [](wire::Body& body) {
        return std::pair(body.word("step", request_step_of, true).value_or(RequestStep::kApprove),
                         body.text_or("reason"));
      },
      [&](const auto& wanted) {
        return respond(
            app::decide_request(call.folder(), {call.part("plan"), call.part("subject"), number},
                                wanted.first, wanted.second, call.by()),
            [](RequestState state) {
              return json{{"state", to_string(state)}};
            });
      });
}

Answer put_out_notices(Call& call) {
  const auto notices = app::put_out_notices(call.folder(), call.part("plan"), call.services().rules,
                                            call.words().language(), call.by());
  return respond(notices, [](const auto& all) {
    auto out = json::array();
    for (const auto& notice : all) {
      out.push_back(wire::to_json(notice));
    }
    return json{{"notices", std::move(out)}};
  });
}

}  // namespace

void add_task_routes(std::vector<Route>& routes) {
  const auto get = [&](std::string_view path, std::string_view operation, Answer (*handle)(Call&)) {
    routes.push_back({Method::kGet, path, operation, {Access::kPlans}, 0, "none", true, handle});
  };
  const auto write = [&](Method method, std::string_view path, std::string_view operation,
                         std::string_view audit, Answer (*handle)(Call&)) {
    routes.push_back({method,
                      path,
                      operation,
                      {Access::kFeedback, Access::kWriteTasks},
                      kBody,
                      audit,
                      false,
                      handle});
  };
  routes.push_back(
      {Method::kGet, "/api/v1/mine", "mine", {Access::kTasks}, 0, "none", false, mine});
  get("/api/v1/rulebook", "rulebook", rulebook);
  get("/api/v1/plans/{plan}/lights", "lights", lights);
  get("/api/v1/plans/{plan}/items/{item}", "task", task);
  get("/api/v1/plans/{plan}/odd", "odd", odd);
  get("/api/v1/plans/{plan}/targets", "targets", targets);
  get("/api/v1/plans/{plan}/requests", "requests", requests);
  write(Method::kPost, "/api/v1/plans/{plan}/items/{item}/steps", "task_step", "task", task_step);
  write(Method::kPut, "/api/v1/plans/{plan}/items/{item}/waiting", "wait_for", "wait", wait_for);
  write(Method::kPost, "/api/v1/plans/{plan}/items/{item}/extensions", "ask_extension", "request",
        ask_extension);
  write(Method::kPost, "/api/v1/plans/{plan}/requests/{subject}/{number}", "decide_request",
        "request", decide_request);
  routes.back().access = {Access::kDecide, Access::kFeedback, Access::kWritePlans,
                          Access::kWriteTasks};
  write(Method::kPost, "/api/v1/plans/{plan}/targets/{target}/requests", "ask_target", "request",
        ask_target);
  routes.back().access = {Access::kWritePlans};
  write(Method::kPost, "/api/v1/plans/{plan}/hand-out", "hand_out", "hand-out", hand_out);
  routes.back().access = {Access::kWriteTasks};
  write(Method::kPost, "/api/v1/plans/{plan}/notices", "put_out_notices", "notice",
        put_out_notices);
  routes.back().access = {Access::kWriteTasks};
  routes.back().most_body = kSmallBody;
}

}  // namespace stave::api
