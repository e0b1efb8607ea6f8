# Every third-party library of the product, by one name each. Layers link them PRIVATE, so their
# headers stay in .cpp files; only fmt, tl::expected and nlohmann's forward header are public.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(Eigen3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(CURL REQUIRED)
find_package(prometheus-cpp REQUIRED)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto SSL)
find_package(Boost 1.81 REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(libpqxx REQUIRED IMPORTED_TARGET libpqxx)
pkg_check_modules(libsodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
find_path(TOMLPP_INCLUDE toml++/toml.h REQUIRED)

# Intel's IEEE 754 decimal library; "000": arguments by value, rounding and flags as arguments.
find_library(INTEL_DECIMAL bidgcc000 REQUIRED)
add_library(intel_decimal INTERFACE)
target_link_libraries(intel_decimal INTERFACE ${INTEL_DECIMAL})
target_compile_definitions(intel_decimal INTERFACE DECIMAL_CALL_BY_REFERENCE=0 DECIMAL_GLOBAL_ROUNDING=0
  DECIMAL_GLOBAL_EXCEPTION_FLAGS=0)
