#include "respond.hpp"

#include "stave/app/accounts.hpp"
#include "stave/domain/moment.hpp"
#include "stave/wire/account_json.hpp"
#include "stave/wire/overview_json.hpp"
#include "stave/wire/requests.hpp"

#include <utility>

namespace stave::api {
namespace {

using app::Access;
using http::Method;
using nlohmann::json;

constexpr int kLongestToken = 366;  // days

/// Lax enough for nothing: the cookie goes with requests of our own pages alone.
void set_cookie(http::Response& answer, const std::string& token, bool secure, bool forget) {
  answer.set("Set-Cookie", std::string(cookie_name(secure)) + "=" + token +
                               "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "") +
                               (forget ? "; Max-Age=0" : ""));
}

constexpr const char* kSignInPath = "/api/v1/session/oidc";
constexpr const char* kSignInCookie = "stave_sign_in";
constexpr int kSeeOther = 303;
constexpr int kRefusedStatus = 403;

Answer nobody(Call& call) {
  return json_answer({{"signed_in", false},
                      {"setup_needed", app::is_without_accounts(call.folder())},
                      {"clock_set", call.services().options.clock_set},
                      {"provider", call.services().sign_ins.title()}});
}

/// Whoever signs in leaves the session that the browser had.
void leave_earlier(Call& call) {
  const app::OpenSession& earlier = call.session();
  if (!earlier.person.empty() && !earlier.by_token) {
    app::log_out(call.folder(), earlier, call.by().now);
    call.services().events.end_session(earlier.id);
  }
}

Answer signed_in(Call& call, const app::OpenSession& session) {
  auto out = json_answer(wire::to_json(session, call.organisation()));
  set_cookie(*out, session.token, call.request().secure, false);
  return out;
}

/// A session that was just opened, or why it was not.
template <class R>
Answer opened(Call& call, const R& session) {
  return session ? signed_in(call, *session) : refused(session.error());
}

template <class R>
Answer entered(Call& call, const R& session) {
  if (session) {
    leave_earlier(call);
  }
  return opened(call, session);
}

Answer who(Call& call) {
  return call.session().person.empty()
             ? nobody(call)
             : json_answer(wire::to_json(call.session(), call.organisation()));
}

Answer log_in(Call& call) {
  return with_request(call, wire::login_of, [&](app::Login login) {
    login.address = call.request().peer;
    login.agent = call.request().header("user-agent").value_or("");
    return entered(call, app::log_in(call.folder(), login, call.by().now));
  });
}

Answer use_link(Call& call) {
  return with_body(
      call, [](wire::Body& body) { return body.text("token"); },
      [&](const std::string& token) {
        return entered(call,
                       app::redeem_link(call.folder(), token, call.request().peer, call.by().now));
      });
}

http::Response sent_to(const std::string& address) {
  http::Response out;
  out.status = kSeeOther;
  out.set("Location", address);
  out.set("Cache-Control", "no-store");
  return out;
}

/// Lax, not Strict: the provider's page sends the browser back to us.
void set_sign_in_cookie(http::Response& answer, const std::string& state, bool secure) {
  constexpr const char* kMinutes = "; Max-Age=600";
  answer.set("Set-Cookie", std::string(kSignInCookie) + "=" + state + "; Path=" + kSignInPath +
                               "; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "") +
                               (state.empty() ? "; Max-Age=0" : kMinutes));
}

Answer begin_oidc(Call& call) {
  const auto begun = call.services().sign_ins.begin(seconds_of(call.by().now));
  if (!begun) {
    return refused(begun.error());
  }
  auto out = sent_to(begun->url);
  set_sign_in_cookie(out, begun->state, call.request().secure);
  return out;
}

/// The person whom the provider sends back, with a session; why there is none otherwise.
Result<app::OpenSession> vouched(Call& call) {
  const std::string state = call.query("state");
  const std::string own = call.request().cookie(kSignInCookie).value_or("");
  if (state.empty() || !app::same_secret(state, own)) {
    return fail(Errc::kDenied, "state", {"oidc.bad_state", {}});
  }
  const std::string now = call.by().now;
  const auto person = call.services().sign_ins.finish(state, call.query("code"), seconds_of(now));
  return person ? app::log_in_by_provider(
                      call.folder(), *person, call.request().peer,
                      std::string(call.request().header("user-agent").value_or("")), now)
                : tl::unexpected(person.error());
}

/// A page asked, not a program: whatever happens it is sent on to one of ours.
Answer finish_oidc(Call& call) {
  const auto session = vouched(call);
  auto out = sent_to(session ? "/" : "/login?refused=" + session.error().what.key);
  set_sign_in_cookie(out, "", call.request().secure);
  if (session) {
    leave_earlier(call);
    set_cookie(out, session->token, call.request().secure, false);
  } else {
    call.services().log_broken("sign-in",
                               i18n::Catalogue::of(i18n::Language::kEnglish).say(session.error()),
                               kRefusedStatus);
  }
  return out;
}

Answer log_out(Call& call) {
  app::log_out(call.folder(), call.session(), call.by().now);
  call.services().events.end_session(call.session().id);
  auto out = done_answer();
  set_cookie(*out, "", call.request().secure, true);
  out->set("Clear-Site-Data", "\"cache\"");
  return out;
}

Answer change_password(Call& call) {
  return with_body(
      call, [](wire::Body& body) { return std::pair(body.text("old"), body.text("new")); },
      [&](const auto& wanted) {
        return opened(call, app::change_password(call.folder(), call.session(), wanted.first,
                                                 wanted.second, call.by().now));
      });
}

Answer begin_second_factor(Call& call) {
  return respond(app::begin_totp(call.folder(), call.session(), call.by().now),
                 [](const app::SecondFactor& made) {
                   return json{{"secret", made.secret}, {"uri", made.uri}};
                 });
}

std::string code_of(wire::Body& body) {
  return body.text("code");
}

Answer confirm_second_factor(Call& call) {
  return with_body(call, code_of, [&](const std::string& code) {
    return respond_done(app::confirm_totp(call.folder(), call.session(), code, call.by().now));
  });
}

Answer drop_second_factor(Call& call) {
  return with_body(call, code_of, [&](const std::string& code) {
    return respond_done(app::drop_totp(call.folder(), call.session(), code, call.by().now));
  });
}

Answer set_up(Call& call) {
  return with_body(
      call,
      [&](wire::Body& body) {
        return app::FirstAccount{body.text("code"), body.text("person"), body.text("name"),
                                 body.text("password"), language_of(call.request())};
      },
      [&](const app::FirstAccount& first) {
        return respond_done(app::set_up(call.folder(), first, call.by().now));
      });
}

Answer sessions(Call& call) {
  const auto all = app::sessions_of(call.folder(), call.session().person, call.by().now);
  return respond_list("sessions", all, [&](const app::OpenSession& one) {
    return json{{"id", one.id},
                {"created", one.created},
                {"seen", one.seen},
                {"expires", one.expires},
                {"address", one.address},
                {"agent", one.agent},
                {"this", one.id == call.session().id}};
  });
}

Answer end_session(Call& call) {
  const std::string id = call.part("session");
  const auto ended = app::log_out_session(call.folder(), call.session(), id, call.by().now);
  if (ended) {
    call.services().events.end_session(id);
  }
  return respond_done(ended);
}

Answer tokens(Call& call) {
  const auto all = app::tokens(call.folder(), call.session().person, call.by());
  if (!all) {
    return refused(all.error());
  }
  return respond_list("tokens", *all, [](const app::TokenRow& row) { return wire::to_json(row); });
}

Answer make_token(Call& call) {
  return with_body(
      call,
      [](wire::Body& body) {
        return app::TokenRequest{body.text("title"), body.text_or("scope", "read"),
                                 body.whole_within("days", 1, kLongestToken)};
      },
      [&](const app::TokenRequest& request) {
        return respond(app::make_token(call.folder(), request, call.by()),
                       [](const app::NewToken& made) { return wire::to_json(made); });
      });
}

Answer revoke_token(Call& call) {
  return respond_done(app::revoke_token(call.folder(), call.part("token"), call.by(), ""));
}

}  // namespace

void add_session_routes(std::vector<Route>& routes) {
  const AddRoute add(routes);
  constexpr Access kAll = Access::kPublic;
  constexpr Access kMe = Access::kSelf;
  constexpr std::string_view kSession = "/api/v1/session";
  constexpr std::string_view kFactor = "/api/v1/session/second-factor";
  add(Method::kGet, kSession, "session", kAll, 0, "none", who);
  add(Method::kPost, kSession, "log_in", kAll, kSmallBody, "login", log_in);
  add(Method::kDelete, kSession, "log_out", Access::kWho, 0, "logout", log_out);
  add(Method::kGet, kSignInPath, "begin_oidc", kAll, 0, "none", begin_oidc);
  add(Method::kGet, "/api/v1/session/oidc/callback", "finish_oidc", kAll, 0, "login", finish_oidc);
  add(Method::kPost, "/api/v1/session/link", "use_link", kAll, kSmallBody, "login", use_link);
  add(Method::kPut, "/api/v1/session/password", "change_password", kMe, kSmallBody, "password",
      change_password);
  add(Method::kPost, kFactor, "begin_second_factor", kMe, 0, "second-factor", begin_second_factor);
  add(Method::kPut, kFactor, "confirm_second_factor", kMe, kSmallBody, "second-factor",
      confirm_second_factor);
  add(Method::kDelete, kFactor, "drop_second_factor", kMe, kSmallBody, "second-factor",
      drop_second_factor);
  add(Method::kPost, "/api/v1/setup", "set_up", kAll, kSmallBody, "account", set_up);
  add(Method::kGet, "/api/v1/sessions", "sessions", kMe, 0, "none", sessions);
  add(Method::kDelete, "/api/v1/sessions/{session}", "end_session", kMe, 0, "logout", end_session);
  add(Method::kGet, "/api/v1/tokens", "tokens", kMe, 0, "none", tokens);
  add(Method::kPost, "/api/v1/tokens", "make_token", kMe, kSmallBody, "token", make_token);
  add(Method::kDelete, "/api/v1/tokens/{token}", "revoke_token", kMe, 0, "token", revoke_token);
}

}  // namespace stave::api
