#include "connection.hpp"
#include "owner.hpp"

#include <utility>

// The part of a connection that reads requests.

namespace stave::http {
namespace {

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace

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
  const auto allowance = allowance_of(*site_->handler, reader_->request());
  if (!allowance) {
    refuse(kFailed);
  } else if (reader_->allow(allowance->most_body) == RequestReader::State::kRefused) {
    refuse(reader_->refusal());
  } else if (!share_.take(reader_->promised(allowance->most_body))) {
    refuse(kBusy);
  } else if (allowance->guarded) {
    ask_owner();
  } else {
    receive();
  }
}

/// The head alone goes to a worker; the body waits with the client until it was looked at.
void Connection::ask_owner() {
  phase_ = Phase::kAsking;
  deadline_ = Clock::time_point::max();
  auto head = std::make_shared<Request>(reader_->request());
  introduce(*head);
  if (!site_->workers->offer(
          [self = shared_from_this(), head = std::move(head), began = Clock::now()]() mutable {
            admit(std::move(self), std::move(head), began);
          })) {
    refuse(kBusy);
  }
}

void Connection::admit(std::shared_ptr<Connection> self, std::shared_ptr<const Request> head,
                       Clock::time_point began) {
  auto admission = admission_of(*self->site_->handler, *head);
  std::shared_ptr<Answer> refused;
  if (admission) {
    refused = std::make_shared<Answer>(
        Answer{std::move(head), std::move(admission->response), std::move(admission->what), began});
  }
  auto& transport = *self->transport_;
  transport.post([connection = std::move(self), refused = std::move(refused)] {
    connection->run([&] { connection->on_admitted(refused.get()); });
  });
}

void Connection::on_admitted(Answer* refused) {
  if (refused != nullptr) {
    keeps_alive_ = false;
    respond(std::move(*refused));
  } else if (phase_ == Phase::kAsking) {
    phase_ = Phase::kReceiving;
    receive();
  }
}

void Connection::receive() {
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

}  // namespace stave::http
