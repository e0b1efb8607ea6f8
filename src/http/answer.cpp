#include "answer.hpp"

#include "characters.hpp"

#include "stave/base/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace stave::http {
namespace {

using Phrase = std::pair<int, std::string_view>;

constexpr std::array<Phrase, 25> kPhrases{{{200, "OK"},
                                           {201, "Created"},
                                           {202, "Accepted"},
                                           {204, "No Content"},
                                           {206, "Partial Content"},
                                           {301, "Moved Permanently"},
                                           {302, "Found"},
                                           {303, "See Other"},
                                           {304, "Not Modified"},
                                           {400, "Bad Request"},
                                           {401, "Unauthorized"},
                                           {403, "Forbidden"},
                                           {404, "Not Found"},
                                           {405, "Method Not Allowed"},
                                           {408, "Request Timeout"},
                                           {409, "Conflict"},
                                           {412, "Precondition Failed"},
                                           {413, "Content Too Large"},
                                           {415, "Unsupported Media Type"},
                                           {417, "Expectation Failed"},
                                           {422, "Unprocessable Content"},
                                           {429, "Too Many Requests"},
                                           {431, "Request Header Fields Too Large"},
                                           {500, "Internal Server Error"},
                                           {503, "Service Unavailable"}}};

constexpr std::array<std::string_view, 5> kOwn{"connection", "content-length", "date",
                                               "transfer-encoding", "x-request-id"};

constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string_view phrase_of(int status) noexcept {
  const auto* at = std::find_if(kPhrases.begin(), kPhrases.end(),
                                [&](const Phrase& phrase) { return phrase.first == status; });
  return at == kPhrases.end() ? "" : at->second;
}

bool is_own(std::string_view name) {
  return std::find(kOwn.begin(), kOwn.end(), ascii_lower(name)) != kOwn.end();
}

bool has(const Response& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const auto& header) { return ascii_lower(header.first) == name; });
}

void write_frame(std::string& out, const AnswerFrame& frame) {
  auto to = std::back_inserter(out);
  if (frame.framing == Framing::kLength) {
    fmt::format_to(to, "Content-Length: {}\r\n", frame.length);
  }
  if (frame.framing == Framing::kChunked) {
    out += "Transfer-Encoding: chunked\r\n";
  }
  if (!frame.keeps_alive) {
    out += "Connection: close\r\n";
  }
}

}  // namespace

bool is_sendable(const Response& response) noexcept {
  constexpr int kFirst = 200;
  constexpr int kLast = 599;
  return response.status >= kFirst && response.status <= kLast &&
         std::all_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
           return is_token(header.first) &&
                  std::none_of(header.second.begin(), header.second.end(),
                               [](char c) { return is_control(c) && c != '\t'; });
         });
}

std::string answer_head(const Response& response, const AnswerFrame& frame,
                        std::chrono::system_clock::time_point now) {
  constexpr std::size_t kUsual = 512;
  std::string out;
  out.reserve(kUsual);
  auto to = std::back_inserter(out);
  fmt::format_to(to, "HTTP/1.1 {} {}\r\nDate: {}\r\nX-Request-Id: {}\r\n", response.status,
                 phrase_of(response.status), http_date(now), frame.id);
  write_frame(out, frame);
  if (response.events && !has(response, "content-type")) {
    out += "Content-Type: text/event-stream\r\n";
  }
  if (response.events && !has(response, "cache-control")) {
    out += "Cache-Control: no-store\r\n";
  }
  for (const auto& [name, value] : response.headers) {
    if (!is_own(name)) {
      fmt::format_to(to, "{}: {}\r\n", name, value);
    }
  }
  out += "\r\n";
  return out;
}

std::string http_date(std::chrono::system_clock::time_point when) {
  using std::chrono::duration_cast;
  const auto day = std::chrono::floor<std::chrono::days>(when);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(when) - day);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     kDays.at(std::chrono::weekday(day).c_encoding()), unsigned{date.day()},
                     kMonths.at(unsigned{date.month()} - 1), int{date.year()}, time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

Response refusal_answer(const Refusal& refusal) {
  Response out;
  out.status = refusal.status;
  out.set("Content-Type", "application/json");
  out.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  out.set("X-Content-Type-Options", "nosniff");
  out.set("Cache-Control", "no-store");
  if (refusal.status == kBusy.status) {
    out.set("Retry-After", "1");
  }
  out.body = fmt::format(
      R"({{"errors":[{{"code":"{0}","key":"{0}","message":"{0}","where":""}}]}})", refusal.code);
  return out;
}

std::string_view body_of(const Response& response) noexcept {
  return response.shared_body ? std::string_view(*response.shared_body) : response.body;
}

}  // namespace stave::http
