/// concurrent_edits DATABASE CLIENTS EDITS FIGURES PER_CHANGE
///
/// CLIENTS processes, each with a connection of its own, add 1 to shared figures until EDITS
/// additions are acknowledged in all. A client reads PER_CHANGE figures, then writes each plus 1 in
/// one change, saying which version it saw. Where another was quicker it checks that it is shown
/// both values, and begins again. At the end every figure must be the number of its acknowledged
/// additions, version by version and client by client: nothing lost, nothing written twice.
/// DATABASE is an absent file or the URL of an empty PostgreSQL database.

#include "stave/store/database_url.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/schema.hpp"
#include "stave/store/trail.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace stave::store {
namespace {

struct Plan {
  std::string database;
  int clients = 0;
  int edits = 0;
  int figures = 0;
  int per_change = 0;
};

std::unique_ptr<Connection> open(const std::string& database) {
  return is_postgres_url(database) ? open_postgres(database) : open_sqlite(database);
}

FigureKey key_of(int figure) {
  return {"zone" + std::to_string(100 + figure), "count", DataYear(2017)};
}

Deed deed(const std::string& actor) {
  return {"2019-06-17T00:00:00Z", actor, "edit", "", "", "", ""};
}

std::int64_t number_of(const Value& value) {
  const std::string digits = value.number()->to_string();
  std::int64_t out = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

Value value_of(std::int64_t number) {
  return *Decimal::parse(std::to_string(number));
}

/// One process of many.
class Client {
 public:
  Client(const Plan& plan, int id)
      : plan_(&plan),
        name_("client " + std::to_string(id)),
        db_(open(plan.database)),
        random_(static_cast<unsigned>(id) + 1) {}

  /// Writes what it was told to a file: "done FIGURE" for an acknowledged addition, "lost FIGURE
  /// CHANGE VALUE" for a conflict and what it was shown of the winner, "blind" when it was not
  /// shown both values.
  void work(int edits, const std::filesystem::path& report) {
    std::ofstream out(report);
    for (int done = 0; done < edits;) {
      const auto picked = pick(std::min(plan_->per_change, edits - done));
      if (change(picked, out)) {
        done += static_cast<int>(picked.size());
      }
    }
    out << "end\n";
  }

 private:
  std::vector<int> pick(int count) {
    std::vector<int> all(static_cast<std::size_t>(plan_->figures));
    for (int i = 0; i < plan_->figures; ++i) {
      all[static_cast<std::size_t>(i)] = i;
    }
    std::shuffle(all.begin(), all.end(), random_);
    all.resize(static_cast<std::size_t>(count));
    std::sort(all.begin(), all.end());
    return all;
  }

  bool change(const std::vector<int>& figures, std::ofstream& out) {
    std::vector<FigureVersion> seen;
    for (const int figure : figures) {
      seen.push_back(FigureRepo(*db_).newest(key_of(figure)).value());
    }
    Change change(*db_, deed(name_));
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const Value mine = value_of(number_of(seen[i].value) + 1);
      const auto edited = FigureRepo::edit(change, key_of(figures[i]), seen[i].change, mine, name_);
      if (!edited) {
        lose(figures[i], seen[i], mine, edited.error(), out);
        return false;
      }
    }
    change.commit();
    for (const int figure : figures) {
      out << "done " << figure << '\n';
    }
    return true;
  }

  static void lose(int figure, const FigureVersion& seen, const Value& mine,
                   const FigureConflict& conflict, std::ofstream& out) {
    if (conflict.yours != mine || conflict.theirs.change <= seen.change ||
        conflict.deed.actor != conflict.theirs.place) {
      out << "blind\n";
    }
    out << "lost " << figure << ' ' << conflict.theirs.change << ' '
        << number_of(conflict.theirs.value) << '\n';
  }

  const Plan* plan_;
  std::string name_;
  std::unique_ptr<Connection> db_;
  std::mt19937 random_;
};

struct Outcome {
  std::int64_t acknowledged = 0;
  std::int64_t conflicts = 0;
  std::int64_t faults = 0;
};

/// Compares what the clients were told with what the database holds.
class Judge {
 public:
  explicit Judge(const Plan& plan) : plan_(&plan), db_(open(plan.database)) {
    for (int figure = 0; figure < plan.figures; ++figure) {
      versions_.push_back(FigureRepo(*db_).history(key_of(figure)));
    }
  }

  void hear(int client, const std::filesystem::path& report) {
    std::ifstream in(report);
    bool ended = false;
    for (std::string word; in >> word;) {
      std::size_t figure = 0;
      if (word == "done") {
        in >> figure;
        ++outcome_.acknowledged;
        ++told_[{figure, "client " + std::to_string(client)}];
      } else if (word == "lost") {
        std::int64_t change = 0;
        std::int64_t value = 0;
        in >> figure >> change >> value;
        ++outcome_.conflicts;
        expect(is_version(figure, change, value), "a loser was shown what nobody wrote");
      } else {
        ended = word == "end";
        expect(ended, "a loser was not shown both values");
      }
    }
    expect(ended, "a client did not finish");
  }

  Outcome finish() {
    std::map<std::pair<std::size_t, std::string>, std::int64_t> written;
    for (std::size_t figure = 0; figure < versions_.size(); ++figure) {
      const auto& versions = versions_[figure];
      for (std::size_t i = 0; i < versions.size(); ++i) {
        expect(number_of(versions[i].value) == static_cast<std::int64_t>(i), "an update was lost");
        if (i > 0) {
          ++written[{figure, versions[i].place}];
        }
      }
    }
    expect(written == told_, "what was acknowledged is not what was written");
    expect(outcome_.acknowledged == plan_->edits, "not every edit was acknowledged");
    expect(verify(*db_).faults.empty(), "the trail is not sound");
    return outcome_;
  }

 private:
  bool is_version(std::size_t figure, std::int64_t change, std::int64_t value) const {
    const auto& all = versions_.at(figure);
    return std::any_of(all.begin(), all.end(), [&](const FigureVersion& version) {
      return version.change == change && number_of(version.value) == value;
    });
  }

  void expect(bool so, const char* otherwise) {
    if (!so && ++outcome_.faults <= 10) {
      std::cout << "FAULT: " << otherwise << '\n';
    }
  }

  const Plan* plan_;
  std::unique_ptr<Connection> db_;
  std::vector<std::vector<FigureVersion>> versions_;
  std::map<std::pair<std::size_t, std::string>, std::int64_t> told_;
  Outcome outcome_;
};

void prepare(const Plan& plan) {
  const auto db = open(plan.database);
  if (!migrate(*db)) {
    throw DatabaseError("cannot make the tables");
  }
  Change change(*db, deed("begin"));
  for (int figure = 0; figure < plan.figures; ++figure) {
    FigureRepo::add(change, key_of(figure), Decimal(0), "begin");
  }
  change.commit();
}

void run_clients(const Plan& plan, const std::filesystem::path& reports) {
  std::vector<pid_t> children;
  for (int id = 0; id < plan.clients; ++id) {
    const pid_t child = fork();
    if (child == 0) {
      try {
        const int more = id < plan.edits % plan.clients ? 1 : 0;
        Client(plan, id).work(plan.edits / plan.clients + more, reports / std::to_string(id));
        _exit(0);
      } catch (const std::exception& e) {
        std::cerr << "client " << id << ": " << e.what() << std::endl;
        _exit(1);
      }
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    waitpid(child, nullptr, 0);
  }
}

bool run(const Plan& plan) {
  std::string pattern = (std::filesystem::temp_directory_path() / "stave-edits-XXXXXX").string();
  const std::filesystem::path reports = mkdtemp(pattern.data());
  prepare(plan);
  const auto begun = std::chrono::steady_clock::now();
  run_clients(plan, reports);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  Judge judge(plan);
  for (int id = 0; id < plan.clients; ++id) {
    judge.hear(id, reports / std::to_string(id));
  }
  const Outcome outcome = judge.finish();
  std::filesystem::remove_all(reports);
  std::printf("%d clients, %lld edits acknowledged, %lld conflicts, %lld faults, %.1f s\n",
              plan.clients, static_cast<long long>(outcome.acknowledged),
              static_cast<long long>(outcome.conflicts), static_cast<long long>(outcome.faults),
              took.count());
  return outcome.faults == 0 && outcome.conflicts > 0;
}

}  // namespace
}  // namespace stave::store

int main(int argc, char** argv) {
  if (argc != 6) {
    std::cerr << "concurrent_edits DATABASE CLIENTS EDITS FIGURES PER_CHANGE\n";
    return 2;
  }
  try {
    return stave::store::run({argv[1], std::atoi(argv[2]), std::atoi(argv[3]), std::atoi(argv[4]),
                              std::atoi(argv[5])})
               ? 0
               : 1;
  } catch (const std::exception& e) {
    std::cerr << e.what() << '\n';
    return 1;
  }
}
