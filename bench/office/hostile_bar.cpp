// Time and memory of every refusal, each in a process of its own, for script/bars/hostile.
//   stave_bar_hostile SECONDS MEBIBYTES     all archives; fails when one takes more
//   stave_bar_hostile --one FILE            reads the file; prints seconds of CPU, mebibytes, the
//   key
#include "hostile.hpp"

#include "stave/office/read.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace {

using stave::office::testing::Hostile;

struct Cost {
  double seconds = 0.0;
  double mebibytes = 0.0;
  std::string key;
};

double peak_mebibytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024.0;
}

int read_one(const char* path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  std::string bytes(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  const double before = peak_mebibytes();
  const auto start =
      std::clock();  // of CPU: other processes do not count, and nothing is waited for
  const auto book = stave::office::read_table_file(bytes, "f.xlsx");
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("%.3f %.1f %s\n", seconds, peak_mebibytes() - before,
              book ? "accepted" : book.error().what.key.c_str());
  return 0;
}

Cost cost_of(const std::string& self, const std::string& path) {
  Cost out;
  FILE* pipe = popen((self + " --one " + path).c_str(), "r");
  std::array<char, 100> key{};
  if (pipe != nullptr &&
      std::fscanf(pipe, "%lf %lf %99s", &out.seconds, &out.mebibytes, key.data()) == 3) {
    out.key = key.data();
  }
  if (pipe != nullptr) {
    pclose(pipe);
  }
  return out;
}

int measure_all(double seconds, double mebibytes) {
  const auto self = std::filesystem::read_symlink("/proc/self/exe").string();
  const auto path = (std::filesystem::temp_directory_path() /
                     ("stave-hostile-" + std::to_string(getpid()) + ".xlsx"))
                        .string();
  Cost slowest;
  Cost largest;
  int bad = 0;
  int count = 0;
  for (const auto& archive : stave::office::testing::hostile_archives()) {
    {
      std::ofstream out(path, std::ios::binary);
      out << archive.make();
    }
    auto cost = cost_of(self, path);
    const bool good =
        cost.key == "xlsx." + archive.key && cost.seconds <= seconds && cost.mebibytes <= mebibytes;
    bad += good ? 0 : 1;
    ++count;
    std::printf("%s %.3f s of CPU, +%.1f MiB, %s: %s\n", good ? "  " : "!!", cost.seconds,
                cost.mebibytes, cost.key.c_str(), archive.name.c_str());
    cost.key = archive.name;
    slowest = cost.seconds > slowest.seconds ? cost : slowest;
    largest = cost.mebibytes > largest.mebibytes ? cost : largest;
  }
  std::filesystem::remove(path);
  std::printf(
      "%d archives, %d not as they should be\nslowest: %.3f s of CPU (%s)\nlargest: +%.1f MiB "
      "(%s)\n",
      count, bad, slowest.seconds, slowest.key.c_str(), largest.mebibytes, largest.key.c_str());
  return bad == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  if (count == 3 && std::string_view(words[1]) == "--one") {
    return read_one(words[2]);
  }
  return count == 3 ? measure_all(std::atof(words[1]), std::atof(words[2])) : 2;
}
