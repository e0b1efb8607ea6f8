#include "stave/api/api.hpp"

#include "call.hpp"
#include "gate.hpp"
#include "watch.hpp"
#include "web_files.hpp"

#include "stave/app/overview.hpp"
#include "stave/http/router.hpp"
#include "stave/store/connection.hpp"
#include "stave/wire/error_json.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>
#include <utility>

namespace stave::api {
namespace {

using http::Method;
using http::Request;
using http::Response;

}  // namespace

class Api::Impl {
 public:
  Impl(ApiOptions options, app::Rulebook rules, WebFiles web)
      : services_(std::move(options), std::move(rules)),
        web_(std::move(web)),
        router_(patterns()),
        watcher_([this](const std::stop_token& stop) { watch(services_, stop); }) {}

  Response handle(const Request& request) {
    Response out = routed(request);
    add_protection(request, out);
    return out;
  }

  /// A file is read into memory: whoever may not hand one in is told so before it is.
  std::optional<Response> admit(const Request& head) {
    auto match = router_.find(head.method, head.path);
    if (!match) {
      return std::nullopt;
    }
    const Route& route = routes()[match->pattern];
    auto out = foreign(route, head, true);
    if (!out) {
      out = lent(head, [&](app::Folder& folder) {
        return admitted(route, std::move(match->parts), head, folder,
                        [](Call&) { return std::nullopt; });
      });
    }
    if (out) {
      add_protection(head, *out);
    } else {
      take_note(head);  // the request itself comes with its body
    }
    return out;
  }

  /// Files are slow: they are read, checked and written as a whole, and the folder has one writer.
  http::Allowance allowance(Method method, std::string_view path) const {
    const auto match = router_.find(method, path);
    const std::size_t most = match ? routes()[match->pattern].most_body : 0;
    return {most, most == kFileBody, most == kFileBody};
  }

  void answered(const Request& request, int status, std::chrono::microseconds took,
                std::string_view what) {
    const auto match = router_.find(request.method, request.path);
    services_.metrics.answered(match ? std::string(routes()[match->pattern].operation) : "web",
                               status, took);
    Noted noted = take_note(request);
    if (services_.options.log) {
      services_.options.log({services_.options.clock.now(), request.id, request.peer,
                             std::move(noted.person), http::to_string(request.method), request.path,
                             status, took.count(),
                             noted.failure.empty() ? std::string(what) : std::move(noted.failure)});
    }
  }

  void close() {
    watcher_.request_stop();
    services_.events.close();
    services_.jobs.close();
  }

 private:
  static std::vector<http::Pattern> patterns() {
    std::vector<http::Pattern> out;
    for (const Route& route : routes()) {
      out.push_back({route.method, std::string(route.path)});
    }
    return out;
  }

  Response routed(const Request& request) {
    auto match = router_.find(request.method, request.path);
    if (match && routes()[match->pattern].bare != nullptr) {
      return *routes()[match->pattern].bare();
    }
    if (match) {
      return guarded(routes()[match->pattern], std::move(match->parts), request);
    }
    const auto methods = router_.methods(request.path);
    if (!methods.empty()) {
      Response out = refusal(kNoSuchMethod, "api.no_method", request);
      std::string allowed;
      for (const Method method : methods) {
        allowed += (allowed.empty() ? "" : ", ") + std::string(http::to_string(method));
      }
      out.set("Allow", allowed);
      return out;
    }
    if (request.path.starts_with("/api/") || !is_safe(request.method) || web_.empty()) {
      return refusal(kNotFound, "api.no_route", request);
    }
    return web_.answer(request);
  }

  Response guarded(const Route& route, http::Pairs parts, const Request& request) {
    if (auto refused = foreign(route, request, !request.body.empty())) {
      return *std::move(refused);
    }
    return *lent(request, [&](app::Folder& folder) {
      return admitted(route, std::move(parts), request, folder, [&](Call& call) {
        return std::optional(route.cached ? kept(route, call)
                                          : finished(route.handle(call), request));
      });
    });
  }

  /// Lends a folder to `work`. What it throws means that the disk or the database failed: the
  /// request is lost, the folder is closed, the server goes on.
  template <class Work>
  std::optional<Response> lent(const Request& request, Work work) {
    try {
      auto folder = services_.folders.lend();
      return folder ? work(**folder) : refusal(kBusy, Errors{folder.error()}, request);
    } catch (const store::BusyError&) {
      Response out = refusal(kBusy, "api.busy", request);
      out.set("Retry-After", "1");
      return out;
    } catch (const std::exception& e) {
      note_failure(request, e.what());
      return refusal(kBroken, "api.broken", request);
    }
  }

  /// Who asks: by a program's token, or by the cookie.
  Result<app::OpenSession> session_of(const Request& request, app::Folder& folder) const {
    constexpr std::string_view kBearer = "Bearer ";
    const std::string now = services_.options.clock.now();
    if (const auto header = request.header("authorization")) {
      return header->starts_with(kBearer)
                 ? app::session_of_token(folder, std::string(header->substr(kBearer.size())), now)
                 : fail(Errc::kDenied, "", {"session.none", {}});
    }
    const auto token = request.cookie(cookie_name(request.secure));
    const bool used = !request.header("x-stave-background");
    return token ? app::session_of(folder, *token, now, used)
                 : fail(Errc::kDenied, "", {"session.none", {}});
  }

  /// Goes on with `next` for whoever may use the route.
  template <class Next>
  std::optional<Response> admitted(const Route& route, http::Pairs parts, const Request& request,
                                   app::Folder& folder, Next next) {
    const bool open = route.access.front() == app::Access::kPublic;
    auto session = session_of(request, folder);
    if (!session && !open) {
      return refusal(status_of(session.error()), Errors{session.error()}, request);
    }
    if (session && !open && !session->by_token && !is_safe(request.method) &&
        !app::same_secret(request.header("x-stave-csrf").value_or(""), session->csrf)) {
      return refusal(kForbidden, "api.no_csrf", request);
    }
    note_person(request, session ? session->person : "");
    Call call(services_, request, std::move(parts), folder,
              session ? *std::move(session) : app::OpenSession{});
    if (!open) {
      if (const auto may = permit_any(call, route); !may) {
        return refusal(status_of(may.error()), Errors{may.error()}, request);
      }
    }
    return next(call);
  }

  /// Whether the person may use the route at all; for which units the handler asks. A token must
  /// allow all of what its person may do there: which of it is done, the use case decides by the
  /// person.
  static Result<void> permit_any(Call& call, const Route& route) {
    bool may_any = false;
    for (const app::Access access : route.access) {
      const bool may = access != app::Access::kPublic &&
                       app::may_somewhere(call.organisation(), call.session().person, access);
      if (may && !call.session().allows(access)) {
        return call.permit(access);
      }
      may_any = may_any || may;
    }
    return may_any ? Result<void>() : call.permit(route.access.front());
  }

  static Response finished(Answer answer, const Request& request) {
    return answer ? *std::move(answer)
                  : refusal(status_of(answer.error().front()), answer.error(), request);
  }

  /// The answer that was made for the same question since the newest change, or a new one.
  Response kept(const Route& route, Call& call) {
    const Request& request = call.request();
    std::string key(route.operation);
    key += language_of(request) == i18n::Language::kEnglish ? "\ne\n" : "\nz\n";
    key += request.path;
    for (const auto& [name, value] : request.query) {
      key.append("\n").append(name).append("\n").append(value);
    }
    const std::string stamp =
        std::to_string(app::newest_data_change(call.folder())) + " " + to_string(call.by().today());
    AnswerCache::Claim claim = services_.answers.claim(key, stamp);
    services_.metrics.cache(claim.kept() != nullptr);
    if (claim.kept() == nullptr) {
      Answer made = route.handle(call);
      if (!made || made->status != kOk) {
        return finished(std::move(made), request);
      }
      const std::string type = made->headers.empty() ? "" : made->headers.front().second;
      claim.keep(std::move(made->body), type);
    }
    return from_kept(claim.kept(), request);
  }

  static Response from_kept(const std::shared_ptr<const KeptAnswer>& kept, const Request& request) {
    Response out;
    out.set("Content-Type", kept->type);
    out.set("ETag", kept->tag);
    out.set("Vary", "Accept-Encoding, Accept-Language");
    out.set("Cache-Control", "private, no-cache");
    if (request.header("if-none-match").value_or("") == kept->tag) {
      out.status = kNotModified;
      return out;
    }
    const bool packed = !kept->packed.empty() && request.accepts_coding("gzip");
    if (packed) {
      out.set("Content-Encoding", "gzip");
    }
    out.shared_body = {kept, packed ? &kept->packed : &kept->body};
    return out;
  }

  // Who asked, and what was thrown: known while the request is handled, told when it was answered.
  struct Noted {
    std::string person;
    std::string failure;
  };

  void note_person(const Request& request, std::string person) {
    const std::lock_guard lock(mutex_);
    noted_[&request].person = std::move(person);
  }

  void note_failure(const Request& request, std::string what) {
    const std::lock_guard lock(mutex_);
    noted_[&request].failure = std::move(what);
  }

  Noted take_note(const Request& request) {
    const std::lock_guard lock(mutex_);
    const auto node = noted_.extract(&request);
    return node.empty() ? Noted() : std::move(node.mapped());
  }

  Services services_;
  WebFiles web_;
  http::Router router_;
  std::mutex mutex_;
  std::map<const Request*, Noted> noted_;  ///< the same object in handle() and answered()
  std::jthread watcher_;
};

Api::Api(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Api::~Api() = default;

Checked<std::unique_ptr<Api>> Api::make(ApiOptions options) {
  auto rules =
      app::load_rulebook(options.rulebook.empty() ? app::kDefaultRulebook : options.rulebook);
  if (!rules) {
    return tl::unexpected(rules.error());
  }
  auto web = WebFiles::make(options.web);
  const auto folder = app::Folder::open(options.place);
  if (!web || !folder) {
    return tl::unexpected(Errors{!web ? web.error() : folder.error()});
  }
  return std::unique_ptr<Api>(new Api(  // NOLINT(cppcoreguidelines-owning-memory): a private make
      std::make_unique<Impl>(std::move(options), *std::move(rules), *std::move(web))));
}

Response Api::handle(const Request& request) {
  return impl_->handle(request);
}

http::Allowance Api::allowance(Method method, std::string_view path) {
  return impl_->allowance(method, path);
}

std::optional<Response> Api::admit(const Request& head) {
  return impl_->admit(head);
}

void Api::protect(const Request& request, Response& answer) {
  add_protection(request, answer);
}

void Api::answered(const Request& request, int status, std::chrono::microseconds took,
                   std::string_view what) {
  impl_->answered(request, status, took, what);
}

void Api::close() {
  impl_->close();
}

}  // namespace stave::api
