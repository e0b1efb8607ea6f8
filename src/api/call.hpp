#pragma once

#include "services.hpp"

#include "stave/app/knowledge.hpp"
#include "stave/app/sessions.hpp"
#include "stave/domain/organisation.hpp"
#include "stave/domain/period.hpp"
#include "stave/http/message.hpp"
#include "stave/http/multipart.hpp"
#include "stave/i18n/catalogue.hpp"
#include "stave/wire/body.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::api {

/// What a handler gives: an answer, or every fault.
using Answer = Checked<http::Response>;

/// A form of multipart/form-data, read.
class Upload {
 public:
  explicit Upload(std::vector<http::Part> parts) : parts_(std::move(parts)) {}

  [[nodiscard]] const http::Part& file() const noexcept;  ///< the part "file"; empty when absent
  [[nodiscard]] std::string field(std::string_view name) const;

  [[nodiscard]] bool flag(std::string_view name) const { return field(name) == "true"; }

 private:
  std::vector<http::Part> parts_;
};

/// One request on its way through a handler.
class Call {
 public:
  Call(Services& services, const http::Request& request, http::Pairs parts, app::Folder& folder,
       app::OpenSession session);

  [[nodiscard]] Services& services() noexcept { return *services_; }

  [[nodiscard]] const http::Request& request() const noexcept { return *request_; }

  [[nodiscard]] app::Folder& folder() noexcept { return *folder_; }

  [[nodiscard]] const app::OpenSession& session() const noexcept { return session_; }

  [[nodiscard]] const i18n::Catalogue& words() const noexcept { return *words_; }

  /// Who asks, and when.
  [[nodiscard]] app::By by() const;

  /// Units and people as they are now; read once.
  [[nodiscard]] const Organisation& organisation();

  [[nodiscard]] std::string part(std::string_view name) const;   ///< of the path
  [[nodiscard]] std::string query(std::string_view name) const;  ///< "" when absent

  // Parameters of the query. Each fails with where = its name.
  [[nodiscard]] Result<app::Knowledge> known(std::string_view name = "as_of");
  [[nodiscard]] Result<Round> round() const;
  [[nodiscard]] Result<Day> day() const;  ///< today when absent
  [[nodiscard]] Result<Period> period(const std::string& text) const;
  [[nodiscard]] Result<std::string> pack();  ///< the folder's when absent

  /// The same of a name that came otherwise. Fails with api.no_pack for one that is not shipped.
  [[nodiscard]] Result<std::string> pack(std::string asked);

  [[nodiscard]] Result<wire::Body> body() const;
  [[nodiscard]] Result<Upload> upload() const;

  /// Whether the work shall be a job rather than be waited for (Prefer: respond-async, RFC 7240).
  [[nodiscard]] bool wants_job() const;

  /// Whether the person may do that for the unit.
  [[nodiscard]] Result<void> permit(app::Access access, const std::string& unit = {});
  [[nodiscard]] bool may(app::Access access, const std::string& unit = {});

  /// Whether that is an enterprise other than the person's own.
  [[nodiscard]] bool is_other_enterprise(const std::string& unit);

  /// Whether the person may be told that the unit exists: which enterprises there are is not for
  /// everybody.
  [[nodiscard]] bool may_name(const std::string& unit);

  /// Whether figures about the subject are an enterprise's that the person may not see.
  [[nodiscard]] bool is_hidden(const std::string& subject);

  /// Puts into the trail that cells of those enterprises were read, but for the person's own.
  void record_reads(const std::set<std::string>& enterprises, const std::string& what);

 private:
  Services* services_;
  const http::Request* request_;
  http::Pairs parts_;
  app::Folder* folder_;
  app::OpenSession session_;
  const i18n::Catalogue* words_;
  std::shared_ptr<const Organisation> organisation_;
};

/// A route: what it takes, who may use it, what it leaves behind.
struct Route {
  http::Method method = http::Method::kGet;
  std::string_view path;
  std::string_view operation;
  std::array<app::Access, 4> access{};  ///< one of them suffices; kPublic fills the rest
  std::size_t most_body = 0;
  std::string_view audit = "none";
  bool cached = false;  ///< the same for everybody who may see it, until something changes
  Answer (*handle)(Call&) = nullptr;
  Answer (*bare)() = nullptr;  ///< instead: asks neither the folder nor who it is
};

/// Adds routes that one access suffices for and whose answers are made anew each time.
class AddRoute {
 public:
  explicit AddRoute(std::vector<Route>& routes) noexcept : routes_(&routes) {}

  void operator()(http::Method method, std::string_view path, std::string_view operation,
                  app::Access access, std::size_t most, std::string_view audit,
                  Answer (*handle)(Call&)) const {
    routes_->push_back({method, path, operation, {access}, most, audit, false, handle});
  }

 private:
  std::vector<Route>* routes_;
};

/// Of the session. Over TLS a browser takes it from this host alone, for the whole of it.
constexpr const char* cookie_name(bool secure) noexcept {
  return secure ? "__Host-stave_session" : "stave_session";
}

// Most bytes of bodies; whatever has kFileBody takes a file, as multipart/form-data.
inline constexpr std::size_t kSmallBody = 4096;
inline constexpr std::size_t kBody = 65536;
inline constexpr std::size_t kCellsBody = std::size_t{1} << 20;
inline constexpr std::size_t kFileBody = std::size_t{20} << 20;

Answer json_answer(const nlohmann::json& body, int status = 200);
Answer done_answer();
Answer text_answer(std::string text, std::string type = "text/plain; charset=utf-8");
/// A file to be kept: never shown by the browser itself.
Answer file_answer(std::string bytes, const std::string& name, const std::string& type);
Answer refused(Error error);
Answer refused(Errors errors);

/// The language that the request asks for.
i18n::Language language_of(const http::Request& request);

inline constexpr const char* kXlsx =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// Routes by what they are about; every file adds its own.
void add_session_routes(std::vector<Route>& routes);
void add_system_routes(std::vector<Route>& routes);
void add_index_routes(std::vector<Route>& routes);
void add_round_routes(std::vector<Route>& routes);
void add_plan_routes(std::vector<Route>& routes);
void add_task_routes(std::vector<Route>& routes);
void add_outcome_routes(std::vector<Route>& routes);
void add_letter_routes(std::vector<Route>& routes);
void add_form_routes(std::vector<Route>& routes);
void add_figure_routes(std::vector<Route>& routes);
void add_account_routes(std::vector<Route>& routes);
void add_trail_routes(std::vector<Route>& routes);

/// All of them.
const std::vector<Route>& routes();

}  // namespace stave::api
