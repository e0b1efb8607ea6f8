#include "connection.hpp"

#include "answer.hpp"
#include "identity.hpp"
#include "owner.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace stave::http {
namespace {

constexpr std::size_t kMostDiscarded = std::size_t{32} << 20;

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
  const auto allowance = allowance_of(*site.handler, request);
  return allowance && allowance->slow ? *site.slow_workers : *site.workers;
}

}  // namespace

bool BodyShare::take(std::size_t bytes) noexcept {
  const std::size_t others = site_->bodies.fetch_add(bytes);
  bytes_ = bytes;
  if (others + bytes <= site_->options.most_bodies) {
    return true;
  }
  give_back();
  return false;
}

void BodyShare::give_back() noexcept {
  site_->bodies -= std::exchange(bytes_, 0);
}

Connection::Connection(Site& site, std::unique_ptr<Transport> transport, Closed closed)
    : site_(&site),
      transport_(std::move(transport)),
      closed_(std::move(closed)),
      peer_(transport_->peer()),
      share_(site) {}

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

// Answering.

/// Who sends it, and its number.
void Connection::introduce(Request& request) const {
  request.peer = peer_;
  request.secure = transport_->is_secure();
  believe_proxy(request, site_->options.trusted_proxy);
  identify(request);
}

std::shared_ptr<const Request> Connection::take_request() {
  auto request = std::make_shared<Request>(std::move(reader_->request()));
  introduce(*request);
  return request;
}

void Connection::refuse(const Refusal& refusal) {
  keeps_alive_ = false;
  refuse(take_request(), refusal, Clock::now());
}

void Connection::refuse(std::shared_ptr<const Request> request, const Refusal& refusal,
                        Clock::time_point began) {
  auto answer = own_answer(*site_->handler, *request, refusal);
  respond({std::move(request), std::move(answer), std::string(refusal.code), began});
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
    refuse(std::move(request), kBusy, began);
  }
}

void Connection::work(std::shared_ptr<Connection> self, std::shared_ptr<const Request> request,
                      Clock::time_point began) {
  auto done = answer_of(*self->site_->handler, *request);
  auto answer = std::make_shared<Answer>(
      Answer{std::move(request), std::move(done.response), std::move(done.what), began});
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
  share_.give_back();
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
