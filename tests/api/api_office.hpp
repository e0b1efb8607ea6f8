#pragma once

#include "stave/api/api.hpp"
#include "stave/app/accounts.hpp"
#include "stave/app/demo.hpp"
#include "stave/app/forms.hpp"
#include "stave/app/organisation.hpp"
#include "stave/app/sessions.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace stave::api {

inline app::By by(const std::string& person) {
  return {person, "2020-01-06T01:00:00Z", app::utc_day};
}

/// One office for all tests of the program that only read: units and people of every role, the
/// demonstration's figures, an enterprise.
class Office {
 public:
  static constexpr const char* kEnterprise = "91000000MAFAKE001Q";

  static Office& shared() {
    static Office office;
    return office;
  }

  Office()
      : path_(std::filesystem::temp_directory_path() /
              ("stave-api-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path_);
    auto folder = app::Folder::create(path_.string()).value();
    EXPECT_TRUE(app::fill_with_demo(folder, by("sun")).has_value());
    const std::string units = std::string("code,name,kind,parent,role\ncommittee,管委会,zone,,\n") +
                              "office,党政办,department,committee,\n"
                              "czj,财政局,department,committee,finance\n"
                              "jxj,经信局,department,committee,industry\n" +
                              kEnterprise + ",甲企业,enterprise,jxj,\n";
    EXPECT_TRUE(app::import_organisation(folder, units, "units.csv", by("sun"), "").has_value());
    const std::string people = std::string("code,name,unit,duties\n") +
                               "sun,孙,committee,manage、approve、publish\n"
                               "admin,安,committee,administer\nsec,保,committee,secure\n"
                               "aud,申,committee,audit\ndu,杜,office,supervise\n"
                               "ling,凌,committee,decide\ncai,蔡,czj,fill\nshen,沈,czj,review\n"
                               "jing,经,jxj,fill\nxi,析,committee,analyse\n"
                               "cha,查,committee,inspect\nqi,企," +
                               kEnterprise + ",fill\n";
    const auto imported = app::import_organisation(folder, people, "people.csv", by("sun"), "");
    EXPECT_TRUE(imported.has_value());
    EXPECT_TRUE(app::build_forms(folder, "etdz-2016", Frequency::kYear, by("sun")).has_value());
    ApiOptions options;
    options.place = path_.string();
    options.version = "test";
    options.clock = {[] { return std::string("2020-01-06T01:00:00Z"); }, app::utc_day,
                     [](const std::string& day) {
                       return parse_day(day) ? std::optional(day + "T23:59:59Z") : std::nullopt;
                     }};
    api_ = Api::make(std::move(options)).value();
  }

  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;
  Office(Office&&) = delete;
  Office& operator=(Office&&) = delete;

  ~Office() {
    api_.reset();
    std::filesystem::remove_all(path_);
  }

  [[nodiscard]] Api& api() noexcept { return *api_; }

  [[nodiscard]] app::Folder folder() const { return app::Folder::open(path_.string()).value(); }

  /// The session of a person, opened once by a link.
  const app::OpenSession& session(const std::string& person) {
    auto it = sessions_.find(person);
    if (it == sessions_.end()) {
      auto opened = folder();
      const auto link = app::login_link(opened, person, by("root")).value();
      it = sessions_
               .emplace(person, app::redeem_link(opened, link, "127.0.0.1", by("root").now).value())
               .first;
    }
    return it->second;
  }

  /// A request of that person; "" = of nobody.
  http::Request request(const std::string& person, http::Method method, const std::string& path,
                        const std::string& body = "") {
    http::Request out;
    out.method = method;
    const auto question = path.find('?');
    out.path = path.substr(0, question);
    for (auto at = question; at != std::string::npos;) {
      const auto end = path.find('&', at + 1);
      const std::string pair = path.substr(at + 1, end == std::string::npos ? end : end - at - 1);
      out.query.emplace_back(pair.substr(0, pair.find('=')), pair.substr(pair.find('=') + 1));
      at = end;
    }
    out.body = body;
    out.peer = "127.0.0.1";
    out.id = "test";
    out.headers = {{"host", "localhost:8080"}, {"accept-language", "en"}};
    if (!body.empty()) {
      out.headers.emplace_back("content-type", "application/json");
    }
    if (!person.empty()) {
      const auto& session = this->session(person);
      out.headers.emplace_back("cookie", "stave_session=" + session.token);
      out.headers.emplace_back("x-stave-csrf", session.csrf);
    }
    return out;
  }

  http::Response ask(const std::string& person, http::Method method, const std::string& path,
                     const std::string& body = "") {
    return api_->handle(request(person, method, path, body));
  }

  http::Response get(const std::string& person, const std::string& path) {
    return ask(person, http::Method::kGet, path);
  }

 private:
  std::filesystem::path path_;
  std::unique_ptr<Api> api_;
  std::map<std::string, app::OpenSession> sessions_;
};

inline std::string text_of(const http::Response& response) {
  return response.shared_body ? *response.shared_body : response.body;
}

inline nlohmann::json json_of(const http::Response& response) {
  return nlohmann::json::parse(text_of(response), nullptr, false);
}

/// Keys of the faults of an answer.
inline std::vector<std::string> keys_of(const http::Response& response) {
  std::vector<std::string> out;
  const auto body = json_of(response);
  if (body.is_object() && body.contains("errors")) {
    for (const auto& error : body["errors"]) {
      out.push_back(error.value("key", ""));
    }
  }
  return out;
}

inline std::string header_of(const http::Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) {
      return value;
    }
  }
  return "";
}

}  // namespace stave::api
