# stave_layer(NAME [GLUE] [TOGETHER] [SOURCES ...] [PUBLIC dep...] [PRIVATE dep...])
# One static library per folder of src/. A layer sees only the include roots of the layers it
# names here, so an upward #include does not compile. TOGETHER: with STAVE_UNITY eight of its files are
# one translation unit (their names in unnamed namespaces must differ). GLUE: a layer that passes values
# on and computes little is slow to compile and quick to run: TOGETHER, and not optimised in Debug.
function(stave_layer name)
  cmake_parse_arguments(arg "GLUE;TOGETHER" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  if(arg_SOURCES)
    add_library(stave_${name} STATIC ${arg_SOURCES})
    target_include_directories(stave_${name} PUBLIC include PRIVATE .)
    target_link_libraries(stave_${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} stave_options)
    if(arg_GLUE)
      target_compile_options(stave_${name} PRIVATE $<$<CONFIG:Debug>:-O0>)
    endif()
    if(arg_GLUE OR arg_TOGETHER)
      set_target_properties(stave_${name} PROPERTIES UNITY_BUILD ${STAVE_UNITY} UNITY_BUILD_BATCH_SIZE 8)
    endif()
  else()
    add_library(stave_${name} INTERFACE)
    target_include_directories(stave_${name} INTERFACE include)
    target_link_libraries(stave_${name} INTERFACE ${arg_PUBLIC})
  endif()
  add_library(stave::${name} ALIAS stave_${name})
endfunction()

# stave_test(LAYER SOURCES ... [LIBS ...]) links that layer only: a symbol from a layer that was not
# declared is an undefined reference.
function(stave_test layer)
  cmake_parse_arguments(arg "" "TOGETHER" "SOURCES;LIBS" ${ARGN})
  add_executable(${layer}_tests ${arg_SOURCES})
  target_link_libraries(${layer}_tests PRIVATE stave::${layer} ${arg_LIBS} GTest::gmock_main stave_options)
  target_compile_definitions(${layer}_tests PRIVATE STAVE_GOLDEN_DIR="${PROJECT_SOURCE_DIR}/tests/golden" STAVE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  # A test is compiled more often than it runs; what it tests keeps both sanitizers.
  target_compile_options(${layer}_tests PRIVATE $<$<CONFIG:Debug>:-O0> $<$<CONFIG:Debug>:-fno-sanitize=undefined>)
  if(layer STREQUAL base)
    target_precompile_headers(${layer}_tests PRIVATE <gmock/gmock.h>)
  else()
    target_precompile_headers(${layer}_tests REUSE_FROM base_tests)
  endif()
  if(arg_TOGETHER)  # a filter of tests that share what they prepare: one process runs them
    add_test(NAME ${layer}.together COMMAND ${layer}_tests --gtest_filter=${arg_TOGETHER})
    set_tests_properties(${layer}.together PROPERTIES COST 200)
    gtest_discover_tests(${layer}_tests TEST_PREFIX "${layer}." DISCOVERY_TIMEOUT 120 TEST_FILTER "-${arg_TOGETHER}")
  else()
    gtest_discover_tests(${layer}_tests TEST_PREFIX "${layer}." DISCOVERY_TIMEOUT 120)
  endif()
endfunction()
