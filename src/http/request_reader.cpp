#include "request_reader.hpp"

#include "characters.hpp"
#include "head_check.hpp"
#include "target.hpp"

#include "stave/base/ascii.hpp"

#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace stave::http {
namespace beast = boost::beast;
using beast::string_view;
using ErrorCode = beast::error_code;

namespace {

std::string_view view(string_view text) noexcept {
  return {text.data(), text.size()};
}

}  // namespace

/// Beast's parser of heads, which writes into a request of ours. Bodies are not its business: an
/// assertion of 1.81 fails when the last chunk of one comes in pieces.
class RequestReader::Parser final : public beast::http::basic_parser<true> {
 public:
  explicit Parser(Request& request) : request_(&request) { body_limit(boost::none); }

  [[nodiscard]] std::string_view target() const noexcept { return target_; }

  [[nodiscard]] bool is_old() const noexcept { return old_; }

 private:
  void on_request_impl(beast::http::verb /*verb*/, string_view method, string_view target,
                       int version, ErrorCode& /*error*/) override {
    constexpr int kCurrent = 11;
    request_->method = method_of(view(method));
    target_ = target;
    old_ = version < kCurrent;
  }

  void on_field_impl(beast::http::field /*field*/, string_view name, string_view value,
                     ErrorCode& /*error*/) override {
    request_->headers.emplace_back(ascii_lower(view(name)), value);
  }

  void on_header_impl(ErrorCode& /*error*/) override {}

  void on_finish_impl(ErrorCode& /*error*/) override {}

  // Never called: put() sees nothing after the head.
  void on_response_impl(int /*status*/, string_view /*reason*/, int /*version*/,
                        ErrorCode& /*error*/) override {}

  void on_body_init_impl(const boost::optional<std::uint64_t>& /*length*/,
                         ErrorCode& /*error*/) override {}

  std::size_t on_body_impl(string_view /*bytes*/, ErrorCode& /*error*/) override { return 0; }

  void on_chunk_header_impl(std::uint64_t /*size*/, string_view /*extensions*/,
                            ErrorCode& /*error*/) override {}

  std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, string_view /*bytes*/,
                                 ErrorCode& /*error*/) override {
    return 0;
  }

  Request* request_;
  std::string target_;
  bool old_ = false;
};

RequestReader::RequestReader(std::size_t most_head) : most_head_(most_head) {}

RequestReader::State RequestReader::feed(std::string& bytes) {
  if (state_ == State::kHead) {
    state_ = read_head(bytes);
  }
  if (state_ == State::kBody) {
    state_ = read_body(bytes);
  }
  return state_;
}

RequestReader::State RequestReader::read_head(std::string& bytes) {
  const auto scan = scan_head(std::string_view(bytes).substr(0, most_head_), checked_);
  checked_ = scan.checked;
  if (scan.broken) {
    return refuse({400, "http.line"});
  }
  if (!scan.complete) {
    return bytes.size() < most_head_ ? State::kHead : refuse(kTooLongHead);
  }
  const auto head = std::string_view(bytes).substr(0, scan.checked);
  if (const auto refusal = check_head(head)) {
    return refuse(*refusal);
  }
  Parser parser(request_);
  parser.header_limit(static_cast<std::uint32_t>(most_head_) + 1);
  ErrorCode error;
  const auto taken = parser.put(boost::asio::buffer(head.data(), head.size()), error);
  if (error || taken != head.size() || !parser.is_header_done()) {
    return refuse({400, "http.head"});
  }
  bytes.erase(0, taken);
  return understand(parser);
}

RequestReader::State RequestReader::understand(const Parser& parser) {
  old_ = parser.is_old();
  keeps_alive_ = !old_ && parser.keep_alive();
  chunked_ = parser.chunked();
  missing_ = static_cast<std::size_t>(parser.content_length().value_or(0));
  auto target = parse_target(parser.target());
  if (!target) {
    return refuse({400, "http.target"});
  }
  request_.path = std::move(target->path);
  request_.query = std::move(target->query);
  if (const auto expected = request_.header("expect"); expected && !old_) {
    if (ascii_lower(*expected) != "100-continue") {
      return refuse({417, "http.expectation"});
    }
    wants_continue_ = true;
  }
  return chunked_ || missing_ > 0 ? State::kAsks : State::kDone;
}

RequestReader::State RequestReader::allow(std::size_t most_body) {
  if (missing_ > most_body) {
    return state_ = refuse(kTooLongBody);
  }
  if (chunked_) {
    chunks_.emplace(most_body);
  }
  return state_ = State::kBody;
}

RequestReader::State RequestReader::read_body(std::string& bytes) {
  if (chunks_) {
    return read_chunks(bytes);
  }
  const auto taken = std::min(missing_, bytes.size());
  request_.body.append(bytes, 0, taken);
  bytes.erase(0, taken);
  missing_ -= taken;
  return missing_ == 0 ? State::kDone : State::kBody;
}

RequestReader::State RequestReader::read_chunks(std::string& bytes) {
  std::string_view rest = bytes;
  const auto state = chunks_->feed(rest, request_.body);
  bytes.erase(0, bytes.size() - rest.size());
  switch (state) {
    case Chunks::State::kMore:
      return State::kBody;
    case Chunks::State::kDone:
      return State::kDone;
    case Chunks::State::kTooLarge:
      return refuse(kTooLongBody);
    case Chunks::State::kBroken:
      break;
  }
  return refuse({400, "http.chunk"});
}

RequestReader::State RequestReader::refuse(const Refusal& refusal) noexcept {
  refusal_ = refusal;
  keeps_alive_ = false;
  return State::kRefused;
}

}  // namespace stave::http
