# SPDX-FileCopyrightText: 2026 The Dockpass authors
# SPDX-License-Identifier: Apache-2.0

# Brings the translation files up to date with the words in the sources; works on FOLDER if given, else on the files
# beside this script. LUPDATE: the program.
cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH root)
if(NOT FOLDER)
    set(FOLDER ${CMAKE_CURRENT_LIST_DIR})
endif()

function(update file)
    execute_process(
        COMMAND ${LUPDATE} -silent -no-obsolete -locations none ${ARGN}
            ${root}/src/ui ${root}/qml ${root}/app -ts ${FOLDER}/${file}
        ERROR_VARIABLE errors
        COMMAND_ERROR_IS_FATAL ANY)
endfunction()

update(dockpass_de.ts)
update(dockpass_en.ts -pluralonly)
