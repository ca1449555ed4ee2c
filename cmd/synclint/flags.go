package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/synclint/synclint/analyzer/spell"
)

// choice is the value of a flag that is one of a few words.
type choice struct {
	value  string
	values []string
	name   string // what the help text shows instead of the words, when they are many
}

func (c *choice) String() string { return c.value }

// Type is what the help text shows as the flag's value.
func (c *choice) Type() string { return cmp.Or(c.name, strings.Join(c.values, "|")) }

func (c *choice) Set(value string) error {
	if !slices.Contains(c.values, value) {
		return errors.New("it is one of " + strings.Join(c.values, ", "))
	}
	c.value = value
	return nil
}

// choiceFlag adds a flag that is one of a few words, and completes them.
func choiceFlag(cmd *cobra.Command, c *choice, name, usage string) {
	cmd.Flags().Var(c, name, usage)
	completeFlag(cmd, name, cobra.FixedCompletions(c.values, cobra.ShellCompDirectiveNoFileComp))
}

// completeFlag makes f complete the value of a flag, which the command must have.
func completeFlag(cmd *cobra.Command, name string, f cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(name, f); err != nil {
		panic(err) // a mistake in this program: no such flag
	}
}

// flagError puts what is wrong with a flag in words that name the flag and help to mend it.
func flagError(cmd *cobra.Command, err error) error {
	message := err.Error()
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		message = "unknown flag -" + unknown.GetSpecifiedName()
	case errors.As(err, &unknown):
		message = "unknown flag --" + unknown.GetSpecifiedName()
		if near := nearestFlag(cmd.Flags(), unknown.GetSpecifiedName()); near != "" {
			message += fmt.Sprintf("; did you mean --%s?", near)
		}
	case errors.As(err, &missing):
		flag := missing.GetFlag()
		message = fmt.Sprintf("the flag --%s needs a value: %s", flag.Name, flag.Value.Type())
	case errors.As(err, &invalid):
		message = fmt.Sprintf("wrong value %q for the flag --%s: %v",
			invalid.GetValue(), invalid.GetFlag().Name, errors.Unwrap(invalid))
	}
	return usageOf(cmd, message)
}

// usageOf returns the error of a wrong command line for cmd.
func usageOf(cmd *cobra.Command, message string) error {
	command := cmd.CommandPath()
	if !cmd.HasParent() {
		command += " check" // which the root command stands for
	}
	return &usageError{message: message, command: command}
}

// nearestFlag returns the flag that is spelled most like name, empty when none is close.
func nearestFlag(flags *pflag.FlagSet, name string) string {
	var names []string
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	return spell.Nearest(names, name)
}
