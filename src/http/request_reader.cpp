#include "request_reader.hpp"

#include "characters.hpp"
#include "head_check.hpp"
#include "target.hpp"

#include <boost/beast/http/basic_parser.hpp>

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

/// Beast's parser, which writes into a request of ours.
class RequestReader::Parser final : public beast::http::basic_parser<true> {
 public:
  explicit Parser(Request& request) : request_(&request) { body_limit(boost::none); }

  [[nodiscard]] std::string_view target() const noexcept { return target_; }

  [[nodiscard]] bool is_old() const noexcept { return old_; }

 private:
  void on_request_impl(beast::http::verb /*verb*/, string_view method, string_view target,
                       int version, ErrorCode& /*error*/) override {
    request_->method = method_of(view(method));
    target_ = target;
    old_ = version < 11;
  }

  void on_response_impl(int /*status*/, string_view /*reason*/, int /*version*/,
                        ErrorCode& /*error*/) override {}

  void on_field_impl(beast::http::field /*field*/, string_view name, string_view value,
                     ErrorCode& error) override {
    if (is_header_done()) {  // a trailer, which nobody needs and which could pass for a header
      error = beast::http::error::bad_field;
      return;
    }
    request_->headers.emplace_back(lower(view(name)), value);
  }

  void on_header_impl(ErrorCode& /*error*/) override {}

  void on_body_init_impl(const boost::optional<std::uint64_t>& /*length*/,
                         ErrorCode& /*error*/) override {}

  std::size_t on_body_impl(string_view bytes, ErrorCode& /*error*/) override {
    request_->body.append(bytes.data(), bytes.size());
    return bytes.size();
  }

  void on_chunk_header_impl(std::uint64_t /*size*/, string_view extensions,
                            ErrorCode& error) override {
    if (!extensions.empty()) {
      error = beast::http::error::bad_chunk_extension;
    }
  }

  std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, string_view bytes,
                                 ErrorCode& error) override {
    return on_body_impl(bytes, error);
  }

  void on_finish_impl(ErrorCode& /*error*/) override {}

  Request* request_;
  std::string target_;
  bool old_ = false;
};

RequestReader::RequestReader(std::size_t most_head) : most_head_(most_head) {}

RequestReader::~RequestReader() = default;

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
  parser_ = std::make_unique<Parser>(request_);
  parser_->header_limit(static_cast<std::uint32_t>(most_head_) + 1);
  ErrorCode error;
  const auto taken = parser_->put(boost::asio::buffer(head.data(), head.size()), error);
  if (error || taken != head.size() || !parser_->is_header_done()) {
    return refuse({400, "http.head"});
  }
  bytes.erase(0, taken);
  return understand_head();
}

RequestReader::State RequestReader::understand_head() {
  old_ = parser_->is_old();
  keeps_alive_ = !old_ && parser_->keep_alive();
  auto target = parse_target(parser_->target());
  if (!target) {
    return refuse({400, "http.target"});
  }
  request_.path = std::move(target->path);
  request_.query = std::move(target->query);
  if (const auto expected = request_.header("expect"); expected && !old_) {
    if (lower(*expected) != "100-continue") {
      return refuse({417, "http.expectation"});
    }
    wants_continue_ = true;
  }
  return parser_->is_done() ? State::kDone : State::kAsks;
}

RequestReader::State RequestReader::allow(std::size_t most_body) {
  const auto length = parser_->content_length();
  if (length && *length > most_body) {
    return state_ = refuse(kTooLongBody);
  }
  parser_->body_limit(most_body);
  parser_->eager(true);
  return state_ = State::kBody;
}

RequestReader::State RequestReader::read_body(std::string& bytes) {
  std::string_view rest = bytes;
  auto state = State::kBody;
  while (state == State::kBody && !rest.empty()) {
    const auto before = rest.size();
    state = read_piece(rest);
    if (rest.size() == before) {
      break;
    }
  }
  bytes.erase(0, bytes.size() - rest.size());
  return state;
}

/// As much as a head may have at a time, so that no line of a chunk's size is longer.
RequestReader::State RequestReader::read_piece(std::string_view& rest) {
  const auto piece = rest.substr(0, most_head_);
  ErrorCode error;
  const auto taken = parser_->put(boost::asio::buffer(piece.data(), piece.size()), error);
  rest.remove_prefix(taken);
  if (error == beast::http::error::body_limit) {
    return refuse(kTooLongBody);
  }
  const bool wants_more = !error || error == beast::http::error::need_more;
  const bool too_long = taken == 0 && piece.size() == most_head_;
  if (!wants_more || (too_long && !parser_->is_done())) {
    return refuse({400, "http.chunk"});
  }
  return parser_->is_done() ? State::kDone : State::kBody;
}

RequestReader::State RequestReader::refuse(const Refusal& refusal) noexcept {
  refusal_ = refusal;
  keeps_alive_ = false;
  return State::kRefused;
}

}  // namespace stave::http
