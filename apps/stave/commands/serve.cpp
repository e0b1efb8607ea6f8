#include "commands.hpp"
#include "times.hpp"
#include "web_pack.hpp"

#include "stave/api/api.hpp"
#include "stave/app/accounts.hpp"
#include "stave/http/server.hpp"
#include "stave/wire/oidc_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

namespace stave::cli {
namespace {

struct ServeArgs {
  http::ServerOptions server;
  std::string rulebook;
  std::string backups;
  std::string clock;   ///< a day; "" = the machine's clock
  std::string oidc;    ///< file with what the identity provider was told
  std::string link;    ///< code of a person who is to be let in once
  bool plain = false;  ///< passwords may cross the network in clear
  bool quiet = false;
  bool routes = false;
};

/// The clock of a demonstration: it began at nine on that day, and goes on as clocks do.
Result<api::Clock> clock_of(const std::string& day, bool generated) {
  api::Clock out{utc_now, local_day, end_of_day};
  if (day.empty()) {
    return out;
  }
  if (!generated) {
    return fail(Errc::kInvalidInput, "--clock", {"serve.clock_of_office", {}});
  }
  const auto began = std::chrono::system_clock::now();
  if (!moment_after(day, std::chrono::seconds(0))) {
    return fail(Errc::kInvalidInput, "--clock", {"cli.bad_day", {{"found", day}}});
  }
  out.now = [day, began] {
    const auto gone =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now() - began);
    return moment_after(day, gone).value_or("");
  };
  return out;
}

void print_line(const api::LogLine& line) {
  static std::mutex mutex;
  const nlohmann::json out = {
      {"at", line.at},         {"id", line.id},         {"peer", line.peer},
      {"person", line.person}, {"method", line.method}, {"path", line.path},
      {"status", line.status}, {"micros", line.micros}, {"what", line.what}};
  const std::lock_guard lock(mutex);
  fmt::print(stdout, "{}\n", out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  static_cast<void>(std::fflush(stdout));  // a log that cannot be written stops nothing
}

/// SIGINT and SIGTERM end the server in order. They are taken by one thread; every thread that is
/// made after this lets them pass.
sigset_t take_signals() {
  sigset_t out{};
  sigemptyset(&out);
  sigaddset(&out, SIGINT);
  sigaddset(&out, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &out, nullptr);
  return out;
}

bool is_loopback(const std::string& address) {
  return address.starts_with("127.") || address == "::1" || address == "localhost";
}

/// Whoever listens to a network needs a certificate, here or at a proxy.
Result<void> check_secrecy(const ServeArgs& args) {
  if (is_loopback(args.server.address) || !args.server.certificate.empty() ||
      !args.server.trusted_proxy.empty() || args.plain) {
    return {};
  }
  return fail(Errc::kInvalidInput, "--address", {"serve.plain_http", {}});
}

/// Where a browser on this machine finds the server: one that listens everywhere is here too.
std::string address_of(const ServeArgs& args, unsigned short port) {
  std::string host = args.server.address;
  if (host == "0.0.0.0") {
    host = "127.0.0.1";
  } else if (host.find(':') != std::string::npos) {  // IPv6 (RFC 3986, 3.2.2)
    host = "[" + (host == "::" ? "::1" : host) + "]";
  }
  return fmt::format("{}://{}:{}", args.server.certificate.empty() ? "http" : "https", host, port);
}

/// The office's identity provider; none when there is none.
Checked<std::optional<oidc::Client>> provider_of(const std::string& file) {
  if (file.empty()) {
    return std::optional<oidc::Client>();
  }
  const auto text = read_file(file);
  auto body = text ? wire::Body::parse(*text) : tl::unexpected(text.error());
  if (!body) {
    return tl::unexpected(Errors{body.error()});
  }
  auto client = wire::oidc_client_of(*std::move(body));
  return client ? Checked<std::optional<oidc::Client>>(*std::move(client))
                : tl::unexpected(client.error());
}

/// What the person at the keyboard must know: where it is, and how to get in.
Result<void> greet(Session& session, const ServeArgs& args, app::Folder& folder, const app::By& by,
                   unsigned short port) {
  const std::string address = address_of(args, port);
  session.note({"serve.listens", {{"address", address}}});
  if (!args.link.empty()) {
    const auto link = app::login_link(folder, args.link, by);
    if (!link) {
      return tl::unexpected(link.error());
    }
    session.note({"serve.link", {{"link", address + "/enter#token=" + *link}}});
    return {};
  }
  if (app::is_without_accounts(folder)) {
    const auto code = app::setup_code(folder, by);
    if (!code) {
      return tl::unexpected(code.error());
    }
    session.note({"serve.setup", {{"address", address}, {"code", *code}}});
  }
  return {};
}

void run_server(Session& session, const ServeArgs& args, app::Folder& folder,
                const api::Clock& clock, api::Api& api, const sigset_t& signals) {
  http::Server server(args.server, api);
  const app::By by{session.by().actor, clock.now(), clock.day_of};
  if (const auto greeted = greet(session, args, folder, by, server.port()); !greeted) {
    return session.refuse(greeted.error());
  }
  std::thread stopper([&] {
    int signal = 0;
    sigwait(&signals, &signal);
    api.close();
    server.stop();
  });
  server.run();
  stopper.join();
  session.note({"serve.stopped", {}});
}

void print_routes() {
  auto out = nlohmann::json::array();
  for (const auto& route : api::route_facts()) {
    out.push_back({{"method", route.method},
                   {"path", route.path},
                   {"operation", route.operation},
                   {"access", route.access},
                   {"body_limit", route.most_body},
                   {"audit", route.audit}});
  }
  Session::print({{"routes", std::move(out)}});
}

void serve(Session& session, const ServeArgs& args) {
  if (args.routes) {
    return print_routes();
  }
  if (const auto secret = check_secrecy(args); !secret) {
    return session.refuse(secret.error());
  }
  auto folder = app::Folder::create(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto clock = clock_of(args.clock, folder->generated());
  if (!clock) {
    return session.refuse(clock.error());
  }
  auto provider = provider_of(args.oidc);
  if (!provider) {
    return session.refuse(provider.error());
  }
  api::ApiOptions options;
  options.oidc = *std::move(provider);
  options.place = session.data;
  options.rulebook = args.rulebook;
  options.backups = args.backups;
  options.version = STAVE_VERSION;
  options.clock = *clock;
  options.clock_set = !args.clock.empty();
  options.web = web_pack();
  if (!args.quiet) {
    options.log = print_line;
  }
  const sigset_t signals = take_signals();
  const auto api = api::Api::make(std::move(options));
  if (!api) {
    return session.refuse(api.error());
  }
  try {
    run_server(session, args, *folder, *clock, **api, signals);
  } catch (const std::system_error& e) {
    session.refuse({Errc::kNotFound,
                    address_of(args, args.server.port),
                    {"serve.cannot_listen", {{"reason", e.what()}}}});
    session.exit_code = kBroken;
  }
}

void add_server_options(CLI::App& command, Session& session, ServeArgs& args) {
  command.add_option("--address", args.server.address, session.say("serve.option.address"));
  command.add_option("--port", args.server.port, session.say("serve.option.port"));
  command.add_option("--workers", args.server.workers, session.say("serve.option.workers"))
      ->check(CLI::Range(1, 64));
  auto* certificate = command
                          .add_option("--certificate", args.server.certificate,
                                      session.say("serve.option.certificate"))
                          ->type_name(session.say("cli.type_file"));
  auto* key = command.add_option("--key", args.server.key, session.say("serve.option.key"))
                  ->type_name(session.say("cli.type_file"));
  certificate->needs(key);
  key->needs(certificate);
  command.add_option("--trusted-proxy", args.server.trusted_proxy,
                     session.say("serve.option.proxy"));
  command.add_option("--oidc", args.oidc, session.say("serve.option.oidc"))
      ->type_name(session.say("cli.type_file"));
  command.add_flag("--plain-http", args.plain, session.say("serve.option.plain"));
}

}  // namespace

void add_serve(CLI::App& root, Session& session) {
  auto args = std::make_shared<ServeArgs>();
  auto* command = session.writing_command(root, "serve", "serve.help");
  add_server_options(*command, session, *args);
  command->add_option("--rulebook", args->rulebook, session.say("task_cli.rulebook"));
  command->add_option("--backups", args->backups, session.say("serve.option.backups"))
      ->type_name(session.say("cli.type_dir"));
  command->add_option("--clock", args->clock, session.say("serve.option.clock"))
      ->type_name(session.say("cli.type_day"));
  command->add_option("--link", args->link, session.say("serve.option.link"));
  command->add_flag("--quiet", args->quiet, session.say("serve.option.quiet"));
  command->add_flag("--routes", args->routes, session.say("serve.option.routes"));
  command->callback([&session, args] { serve(session, *args); });
}

}  // namespace stave::cli
