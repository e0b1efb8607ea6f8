#include "connection.hpp"

#include "answer.hpp"
#include "identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace stave::http {
namespace {

constexpr std::chrono::seconds kEndTime{2};  ///< that a client gets to read the last answer
constexpr std::size_t kMostDiscarded = std::size_t{1} << 20;
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::string_view kLastChunk = "0\r\n\r\n";

struct Handled {
  Response response;
  std::string what;
};

Handled failure(std::string what) {
  return {refusal_answer(kFailed), std::move(what)};
}

/// What goes wrong in a handler is its owner's to know and nobody else's.
Handled handle(Handler& handler, const Request& request) {
  try {
    Handled out{handler.handle(request), ""};
    return is_sendable(out.response) ? std::move(out) : failure("http.bad_header");
  } catch (const std::exception& error) {
    return failure(error.what());
  }
}

bool has_body(const Request& request, const Response& response) noexcept {
  constexpr int kNoContent = 204;
  constexpr int kNotModified = 304;
  return request.method != Method::kHead && response.status != kNoContent &&
         response.status != kNotModified;
}

Framing framing_of(const Request& request, const Response& response, bool old) noexcept {
  if (response.events) {
    return old ? Framing::kClose : Framing::kChunked;
  }
  return has_body(request, response) || request.method == Method::kHead ? Framing::kLength
                                                                        : Framing::kNone;
}

/// Slow requests have workers of their own, so that quick ones are never behind them.
Workers& lane_of(Site& site, const Request& request) {
  try {
    const bool slow = site.handler->allowance(request.method, request.path).slow;
    return slow ? *site.slow_workers : *site.workers;
  } catch (const std::exception&) {
    return *site.workers;
  }
}

}  // namespace

void tell(Handler& handler, const Request& request, int status, std::chrono::microseconds took,
          std::string_view what) {
  try {
    handler.answered(request, status, took, what);
  } catch (const std::exception&) {
    return;
  }
}

Connection::Connection(Site& site, std::unique_ptr<Transport> transport, Closed closed)
    : site_(&site),
      transport_(std::move(transport)),
      closed_(std::move(closed)),
      peer_(transport_->peer()) {}

Connection::~Connection() {
  if (events_) {
    events_->cut();
  }
}

void Connection::start() {
  limit(site_->options.head_time);
  transport_->open(then(&Connection::on_open));
}

void Connection::stop() {
  if (phase_ == Phase::kOpening || phase_ == Phase::kIdle) {
    close();
  } else if (phase_ == Phase::kStreaming) {
    events_->close();
  }
}

void Connection::close() {
  if (phase_ == Phase::kClosed) {
    return;
  }
  const auto self = shared_from_this();
  phase_ = Phase::kClosed;
  if (events_) {
    events_->cut();
  }
  transport_->close();
  report();
  closed_(self);
}

/// What fails here, memory say, costs this connection and no other.
template <class Work>
void Connection::run(Work work) {
  try {
    work();
  } catch (const std::exception&) {
    close();
  }
}

Transport::Done Connection::then(Step step) {
  return [self = shared_from_this(), step](bool ok, std::size_t bytes) {
    if (self->phase_ != Phase::kClosed) {
      self->run([&] { ((*self).*step)(ok, bytes); });
    }
  };
}

// Sending: each piece that the client takes gives it body_time for the next.

void Connection::send(std::string_view first, std::string_view rest, Step step) {
  first_ = first;
  rest_ = rest;
  sent_ = step;
  transport_->write(first_, rest_, then(&Connection::on_sent));
}

void Connection::on_sent(bool ok, std::size_t bytes) {
  const auto of_first = std::min(bytes, first_.size());
  first_.remove_prefix(of_first);
  rest_.remove_prefix(bytes - of_first);
  if (!ok || (first_.empty() && rest_.empty())) {
    const auto step = std::exchange(sent_, nullptr);
    (this->*step)(ok, 0);
    return;
  }
  if (phase_ == Phase::kAnswering) {
    limit(site_->options.body_time);
  }
  transport_->write(first_, rest_, then(&Connection::on_sent));
}

void Connection::read() {
  reading_ = true;
  transport_->read(bytes_, then(&Connection::on_read));
}

// The alarm is set again only when it would ring too late; otherwise it looks at the deadline when
// it rings.

void Connection::limit(Clock::duration time) {
  deadline_ = Clock::now() + time;
  if (deadline_ < armed_) {
    arm(deadline_);
  }
}

void Connection::arm(Clock::time_point at) {
  armed_ = at;
  transport_->alarm(at, [self = shared_from_this()] { self->run([&] { self->ring(); }); });
}

void Connection::ring() {
  if (phase_ == Phase::kClosed) {
    return;
  }
  armed_ = Clock::time_point::max();
  if (Clock::now() >= deadline_) {
    expire();
  } else if (deadline_ != Clock::time_point::max()) {
    arm(deadline_);
  }
}

void Connection::expire() {
  deadline_ = Clock::time_point::max();
  if (phase_ == Phase::kReceiving && sent_ == nullptr) {
    refuse(reader_->state() == RequestReader::State::kHead ? kSlowHead : kSlowBody);
  } else if (phase_ == Phase::kStreaming) {
    ping();
  } else {
    close();
  }
}

// Receiving.

void Connection::on_open(bool ok, std::size_t /*bytes*/) {
  if (ok) {
    next_request();
  } else {
    close();
  }
}

void Connection::next_request() {
  if (site_->stopping) {
    end();
    return;
  }
  reader_.emplace(site_->options.most_head);
  phase_ = Phase::kIdle;
  limit(site_->options.idle_time);
  proceed();
}

void Connection::on_read(bool ok, std::size_t bytes) {
  reading_ = false;
  if (phase_ == Phase::kEnding) {  // it took too long and was answered meanwhile
    on_discarded(ok, bytes);
    return;
  }
  if (phase_ == Phase::kAnswering) {
    return;
  }
  if (!ok) {
    close();
    return;
  }
  received_.append(bytes_.data(), bytes);
  proceed();
}

void Connection::proceed() {
  const bool begins = phase_ == Phase::kIdle && !received_.empty();
  if (begins) {
    phase_ = Phase::kReceiving;
    limit(site_->options.head_time);
  }
  switch (reader_->feed(received_)) {
    case RequestReader::State::kHead:
    case RequestReader::State::kBody:
      read();
      return;
    case RequestReader::State::kAsks:
      ask();
      return;
    case RequestReader::State::kDone:
      dispatch();
      return;
    case RequestReader::State::kRefused:
      refuse(reader_->refusal());
      return;
  }
}

void Connection::ask() {
  const auto& request = reader_->request();
  std::size_t most = 0;
  try {
    most = site_->handler->allowance(request.method, request.path).most_body;
  } catch (const std::exception&) {
    refuse(kFailed);
    return;
  }
  if (reader_->allow(most) == RequestReader::State::kRefused) {
    refuse(reader_->refusal());
    return;
  }
  limit(site_->options.body_time);
  if (reader_->wants_continue() && received_.empty()) {
    send(kContinue, {}, &Connection::on_continued);
  } else {
    proceed();
  }
}

void Connection::on_continued(bool ok, std::size_t /*bytes*/) {
  if (!ok) {
    close();
  } else if (phase_ == Phase::kReceiving) {
    read();
  }
}

// Answering.

std::shared_ptr<const Request> Connection::take_request() {
  auto request = std::make_shared<Request>(std::move(reader_->request()));
  request->peer = peer_;
  request->secure = transport_->is_secure();
  believe_proxy(*request, site_->options.trusted_proxy);
  identify(*request);
  return request;
}

void Connection::refuse(const Refusal& refusal) {
  keeps_alive_ = false;
  respond({take_request(), refusal_answer(refusal), std::string(refusal.code), Clock::now()});
}

void Connection::dispatch() {
  phase_ = Phase::kWorking;
  deadline_ = Clock::time_point::max();
  keeps_alive_ = reader_->keeps_alive();
  auto request = take_request();
  const auto began = Clock::now();
  if (!lane_of(*site_, *request).offer([self = shared_from_this(), request, began]() mutable {
        work(std::move(self), std::move(request), began);
      })) {
    respond({std::move(request), refusal_answer(kBusy), std::string(kBusy.code), began});
  }
}

void Connection::work(std::shared_ptr<Connection> self, std::shared_ptr<const Request> request,
                      Clock::time_point began) {
  auto handled = handle(*self->site_->handler, *request);
  auto answer = std::make_shared<Answer>(
      Answer{std::move(request), std::move(handled.response), std::move(handled.what), began});
  auto& transport = *self->transport_;
  // The connection goes with the job, so that it ends on its own thread.
  transport.post([connection = std::move(self), answer = std::move(answer)] {
    connection->run([&] { connection->respond(std::move(*answer)); });
  });
}

void Connection::respond(Answer answer) {
  answer_ = std::move(answer);
  if (phase_ == Phase::kClosed) {
    report();
    return;
  }
  const auto& response = answer_->response;
  const auto body = body_of(response);
  const auto framing = framing_of(*answer_->request, response, reader_->is_old());
  chunked_ = framing == Framing::kChunked;
  keeps_alive_ = keeps_alive_ && !response.events && !site_->stopping;
  head_ = answer_head(response, {framing, body.size(), keeps_alive_, answer_->request->id},
                      std::chrono::system_clock::now());
  phase_ = Phase::kAnswering;
  limit(site_->options.body_time);
  const bool whole = has_body(*answer_->request, response) && !response.events;
  send(head_, whole ? body : std::string_view(), &Connection::on_answered);
}

void Connection::on_answered(bool ok, std::size_t /*bytes*/) {
  if (!ok) {
    close();
    return;
  }
  const bool streams = answer_->response.events && answer_->request->method != Method::kHead;
  if (streams) {
    start_events();
    return;
  }
  report();
  if (keeps_alive_) {
    next_request();
  } else {
    end();
  }
}

void Connection::report() {
  if (!answer_) {
    return;
  }
  const auto answer = std::move(*answer_);
  answer_.reset();
  const auto took =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - answer.began);
  tell(*site_->handler, *answer.request, answer.response.status, took, answer.what);
}

// Events.

void Connection::start_events() {
  phase_ = Phase::kStreaming;
  const auto source = std::move(answer_->response.events);
  report();
  // The stream calls this under its lock and only until close(), which takes the lock as well: the
  // connection is there.
  events_ = std::make_shared<EventStream>([this] {
    transport_->post([self = shared_from_this()] { self->run([&] { self->pump(); }); });
  });
  limit(site_->options.ping_time);
  watch();
  source(events_);
  if (site_->stopping) {
    events_->close();
  }
}

/// Reads only to learn that the client has gone.
void Connection::watch() {
  transport_->read(bytes_, then(&Connection::on_watched));
}

void Connection::on_watched(bool ok, std::size_t /*bytes*/) {
  if (ok) {
    watch();
  } else {
    close();
  }
}

void Connection::pump() {
  if (phase_ != Phase::kStreaming || sending_piece_) {
    return;
  }
  switch (events_->next(text_)) {
    case EventStream::Next::kWait:
      return;
    case EventStream::Next::kSend:
      send_piece(text_);
      return;
    case EventStream::Next::kEnd:
      end_events();
      return;
    case EventStream::Next::kDrop:
      close();
      return;
  }
}

void Connection::send_piece(std::string_view text) {
  piece_ = chunked_ ? fmt::format("{:x}\r\n{}\r\n", text.size(), text) : std::string(text);
  sending_piece_ = true;
  piece_began_ = Clock::now();
  send(piece_, {}, &Connection::on_piece);
}

void Connection::on_piece(bool ok, std::size_t /*bytes*/) {
  if (!ok) {
    close();
    return;
  }
  sending_piece_ = false;
  events_->sent(text_.size());
  text_.clear();
  limit(site_->options.ping_time);
  pump();
}

void Connection::ping() {
  if (!sending_piece_) {
    send_piece(": ping\n\n");
  } else if (Clock::now() - piece_began_ > site_->options.body_time) {
    close();
    return;
  }
  limit(site_->options.ping_time);
}

void Connection::end_events() {
  sending_piece_ = true;
  send(chunked_ ? kLastChunk : std::string_view(), {}, &Connection::on_events_ended);
}

void Connection::on_events_ended(bool ok, std::size_t /*bytes*/) {
  if (!ok) {
    close();
    return;
  }
  phase_ = Phase::kEnding;
  events_->cut();
  limit(kEndTime);
  transport_->cut_writing();  // watch() sees the client go
}

// Ending: who closes with unread bytes resets the connection, and the client loses the answer.

void Connection::end() {
  phase_ = Phase::kEnding;
  limit(kEndTime);
  if (reading_) {
    transport_->cut_writing();
    return;
  }
  transport_->end_writing(then(&Connection::on_ended));
}

void Connection::on_ended(bool /*ok*/, std::size_t /*bytes*/) {
  transport_->discard(bytes_, then(&Connection::on_discarded));
}

void Connection::on_discarded(bool ok, std::size_t bytes) {
  discarded_ += bytes;
  if (!ok || discarded_ > kMostDiscarded) {
    close();
    return;
  }
  transport_->discard(bytes_, then(&Connection::on_discarded));
}

}  // namespace stave::http
